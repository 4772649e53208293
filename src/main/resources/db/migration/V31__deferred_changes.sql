-- What mirrors are owed: one row for each exchange and system that has yet to get it. The position is the order of the
-- writes of each record; a row goes when its system has the change. Artemis only says that there is work.
create table deferred_change (
    position    bigint generated always as identity primary key,
    system      text        not null,
    record      text        not null,
    entity      text        not null,
    record_id   uuid        not null,
    operation   text        not null,
    exchange_id uuid        not null,
    user_id     uuid        not null,
    state       text        not null,
    owner       text,
    attempts    integer     not null default 0,
    not_before  timestamptz,
    why         text        not null,
    since       timestamptz not null,
    changed_at  timestamptz not null
);
create unique index deferred_change_by_exchange on deferred_change (exchange_id, system);
create index deferred_change_by_record on deferred_change (record, system, position);
create index deferred_change_by_user on deferred_change (user_id);

-- An event with a destination is no event for others: it tells the hub itself that this system is owed something.
alter table outbox add column destination text;

-- Systems to which the hub sends nothing but health probes.
create table system_maintenance (
    system  text        primary key,
    reason  text        not null,
    by_whom text        not null,
    since   timestamptz not null
);

create table replay (
    id           uuid        primary key,
    state        text        not null,
    filter       jsonb       not null,
    dry_run      boolean     not null,
    rate         integer     not null,
    by_whom      text        not null,
    started_at   timestamptz not null,
    changed_at   timestamptz not null,
    owner        text,
    last         bigint      not null default 0,
    until        bigint      not null,
    total        bigint      not null,
    reason       text        not null
);

-- What a replay did, or what it would do, change by change.
create table replay_change (
    replay_id   uuid        not null references replay (id) on delete cascade,
    position    bigint      not null,
    exchange_id uuid        not null,
    system      text        not null,
    record      text        not null,
    outcome     text        not null,
    why         text        not null,
    at          timestamptz not null,
    primary key (replay_id, position)
);
