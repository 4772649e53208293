-- Runs of the journal's retention: how far each came, and whether somebody wants it to stop.
create table retention_run (
    id         uuid        primary key,
    state      text        not null,
    by_whom    text        not null,
    owner      text        not null,
    started_at timestamptz not null,
    changed_at timestamptz not null,
    days       integer     not null,
    days_done  integer     not null,
    pruned     bigint      not null,
    kept       bigint      not null,
    stopping   boolean     not null,
    reason     text        not null
);
create index retention_run_by_time on retention_run (started_at);
