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
