-- Calls of the REST API that carry an Idempotency-Key. The key is its caller's own. Without a status the first call is
-- still at work in the hub that owns the row, or has broken off there. The answers hold masked values only.
create table keyed_call (
    caller       text        not null,
    key          text        not null,
    payload_hash text        not null,
    owner        text        not null,
    at           timestamptz not null,
    status       integer,
    content_type text,
    location     text,
    body         bytea,
    primary key (caller, key)
);
create index keyed_call_by_age on keyed_call (at);
