-- The unified store. In every table of records `attributes` holds all canonical attributes, as CanonicalJson writes
-- them; the other columns repeat what is searched and joined.

create table party (
    id          uuid primary key,
    entity      text        not null,
    kind        text        not null check (kind in ('person', 'organisation')),
    name        text,
    owner_id    uuid,
    state       text,
    created_at  timestamptz not null,
    changed_at  timestamptz not null,
    version     bigint      not null,
    attributes  jsonb       not null
);
create index party_by_entity on party (entity, id);
create index party_by_name on party (lower(name) text_pattern_ops);

create table party_identifier (
    party_id  uuid not null,
    entity    text not null,
    kind      text not null,
    attribute text not null,
    value     text not null,
    primary key (party_id, attribute)
);
create index party_identifier_by_value on party_identifier (kind, value) include (entity, party_id);

create table lead (
    id          uuid primary key,
    entity      text        not null,
    name        text,
    owner_id    uuid,
    state       text,
    created_at  timestamptz not null,
    changed_at  timestamptz not null,
    version     bigint      not null,
    attributes  jsonb       not null
);
create index lead_by_entity on lead (entity, id);

create table application (
    id          uuid primary key,
    entity      text        not null,
    name        text,
    party_id    uuid,
    owner_id    uuid,
    state       text,
    created_at  timestamptz not null,
    changed_at  timestamptz not null,
    version     bigint      not null,
    attributes  jsonb       not null
);
create index application_by_entity on application (entity, id);
create index application_by_party on application (party_id);

create table activity (
    id               uuid primary key,
    entity           text        not null,
    name             text,
    regarding_entity text,
    regarding_id     uuid,
    owner_id         uuid,
    state            text,
    created_at       timestamptz not null,
    changed_at       timestamptz not null,
    version          bigint      not null,
    attributes       jsonb       not null
);
create index activity_by_entity on activity (entity, id);
create index activity_by_regarding on activity (regarding_id, changed_at desc);

create table app_user (
    id          uuid primary key,
    entity      text        not null,
    login       text        not null,
    name        text,
    department  text,
    owner_id    uuid,
    state       text,
    created_at  timestamptz not null,
    changed_at  timestamptz not null,
    version     bigint      not null,
    attributes  jsonb       not null
);
create index app_user_by_login on app_user (login);

-- Entities that a bank adds to canonical.yaml.
create table other_record (
    id          uuid primary key,
    entity      text        not null,
    name        text,
    owner_id    uuid,
    state       text,
    created_at  timestamptz not null,
    changed_at  timestamptz not null,
    version     bigint      not null,
    attributes  jsonb       not null
);
create index other_record_by_entity on other_record (entity, id);

create table relation (
    position    bigint generated always as identity,
    name        text not null,
    from_entity text not null,
    from_id     uuid not null,
    to_entity   text not null,
    to_id       uuid not null,
    primary key (from_id, name, to_id)
);
create index relation_by_target on relation (to_id);

-- This record in that system is that record of the unified model. Both ways are answered from the index alone.
create table link (
    system        text not null,
    entity        text not null,
    id            text not null,
    record_entity text not null,
    record_id     uuid not null,
    constraint link_by_ref primary key (system, entity, id) include (record_entity, record_id)
);
create unique index link_by_record on link (record_id, record_entity, system) include (entity, id);

create table home (
    user_id      uuid primary key,
    system       text   not null,
    epoch        bigint not null,
    moving_batch uuid,
    moving_until timestamptz
) with (fillfactor = 50);
