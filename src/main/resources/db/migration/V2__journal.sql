-- Exchanges are partitioned by day: their ids are UUIDs of version 7, so a range of ids is a range of time. Nothing
-- that changes after the opening is indexed, so that the end of an exchange is a heap-only update.

create table exchange (
    id             uuid primary key,
    state          text        not null,
    version        bigint      not null,
    owner          text        not null,
    user_id        uuid        not null,
    login          text        not null,
    way            text        not null,
    dialect_system text        not null,
    home_system    text        not null,
    epoch          bigint      not null,
    mirrors        text[]      not null,
    operation      text        not null,
    label          text        not null,
    entity         text        not null,
    record_key     text        not null,
    record_id      uuid,
    asked_entity   text        not null,
    asked_id       text        not null,
    message_id     text,
    payload_hash   text        not null,
    change         jsonb,
    before         jsonb,
    steps          jsonb,
    why            text,
    answer_status  integer,
    answer_type    text,
    answer_body    bytea,
    changed_at     timestamptz not null
) partition by range (id);
create index exchange_by_user on exchange (user_id, id);
create index exchange_by_record on exchange (record_id, id);
create index exchange_by_asked on exchange (asked_id, id);

-- Every change of state after the opening; appended, never changed.
create table exchange_transition (
    exchange_id uuid        not null,
    version     bigint      not null,
    from_state  text        not null,
    to_state    text        not null,
    made_by     text        not null,
    why         text        not null,
    at          timestamptz not null,
    primary key (exchange_id, version)
) partition by range (exchange_id);
create index exchange_transition_not_done on exchange_transition (to_state, exchange_id) where to_state <> 'DONE';

create table exchange_default partition of exchange default with (fillfactor = 60);
create table exchange_transition_default partition of exchange_transition default;

-- One row for each exchange that is OPEN or IN_DOUBT: what it holds, and whose it is.
create table hold (
    record      text        primary key,
    exchange_id uuid        not null,
    user_id     uuid        not null,
    state       text        not null,
    owner       text        not null,
    since       timestamptz not null
);
create unique index hold_by_exchange on hold (exchange_id);
create index hold_by_user on hold (user_id);

create table message (
    message_id   text        primary key,
    payload_hash text        not null,
    exchange_id  uuid        not null,
    at           timestamptz not null
);
create index message_by_time on message using brin (at);

-- The running hubs. What belongs to one whose lease is over is in doubt.
create table instance (
    id          text        primary key,
    started_at  timestamptz not null,
    lease_until timestamptz not null
);

create table outbox (
    id          bigint generated always as identity primary key,
    event_id    uuid        not null,
    exchange_id uuid        not null,
    entity      text        not null,
    operation   text        not null,
    record_id   uuid        not null,
    body        text        not null,
    created_at  timestamptz not null
);
