-- The error ledger: what cannot be decided by rule and waits for a person. The images hold personal data; they are
-- bytes, so that they can be sealed without another change of the table.

create table finding (
    id                uuid primary key,
    kind              text        not null,
    state             text        not null,
    exchange_id       uuid,
    user_id           uuid,
    login             text,
    batch             text,
    rule              text        not null,
    entity            text        not null,
    record            text        not null,
    record_id         uuid,
    asked_system      text        not null,
    asked_entity      text        not null,
    asked_id          text        not null,
    home_system       text        not null,
    mirror_system     text,
    cause             text        not null,
    cause_told        jsonb,
    home_image        bytea,
    mirror_image      bytea,
    seen_at           timestamptz not null,
    decision          text,
    settled_by        text,
    settled_at        timestamptz,
    settling_exchange uuid
);
-- What is looked at every second opens one finding, not a hundred.
create unique index finding_once on finding (kind, (coalesce(exchange_id::text, record)), (coalesce(mirror_system, '')))
    where state = 'OPEN';
create index finding_open on finding (id) where state = 'OPEN';
create index finding_by_exchange on finding (exchange_id);
create index finding_by_record on finding (record_id, id);
create index finding_by_user on finding (user_id, id);
