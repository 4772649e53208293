-- Batches: the people who move together, and every step they took.

create table cutover_batch (
    id           uuid primary key,
    name         text not null unique,
    target       text not null,
    state        text not null,
    came_from    text not null,
    created_by   text not null,
    created_at   timestamptz not null,
    changed_at   timestamptz not null,
    moving_until timestamptz,
    version      bigint not null,
    reason       text not null
);

create table cutover_member (
    batch_id    uuid not null references cutover_batch (id) on delete cascade,
    user_id     uuid not null,
    position    int not null,
    home_before text,
    primary key (batch_id, user_id)
);

create index cutover_member_user on cutover_member (user_id);

create table cutover_transition (
    id         bigint generated always as identity primary key,
    batch_id   uuid not null references cutover_batch (id) on delete cascade,
    from_state text,
    to_state   text not null,
    by_whom    text not null,
    reason     text not null,
    at         timestamptz not null
);

create index cutover_transition_batch on cutover_transition (batch_id, id);
