-- Every shape that the events of an entity have had, with its version. Labels are not in it: they change nothing for
-- readers.
create table event_schema (
    entity text        not null,
    major  integer     not null,
    minor  integer     not null,
    shape  jsonb       not null,
    since  timestamptz not null,
    primary key (entity, major, minor)
);

-- In which version the body was written; null in rows of release 0.1.0.
alter table outbox add column schema_version text;

-- Events that cannot be published for their own reasons (PARKED), and later ones of the same record (BEHIND). The id is
-- the outbox's.
create table parked_event (
    id             bigint      primary key,
    event_id       uuid        not null,
    exchange_id    uuid        not null,
    entity         text        not null,
    operation      text        not null,
    record_id      uuid        not null,
    schema_version text,
    body           text,
    body_sealed    bytea,
    created_at     timestamptz not null,
    state          text        not null,
    reason         text        not null,
    since          timestamptz not null,
    attempts       integer     not null,
    retry_at       timestamptz not null,
    wish           text,
    wished_by      text
);
alter table parked_event alter column body_sealed set storage external;
create unique index parked_event_by_event on parked_event (event_id);
create index parked_event_by_record on parked_event (record_id, id);
