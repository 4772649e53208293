create table usage_hour (
    hour      timestamptz not null,
    user_id   uuid        not null,
    system    text        not null,
    entity    text        not null,
    operation text        not null,
    calls     bigint      not null,
    primary key (hour, user_id, system, entity, operation)
);
create index usage_hour_by_user on usage_hour (user_id, hour);
