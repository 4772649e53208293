-- A journal as a bank's day makes it: few people and records have most of the traffic, nearly everything is DONE.
insert into app_user (id, entity, login, created_at, changed_at, version, attributes)
select ('00000000-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid, 'user', 'user' || n, now(), now(), 0, '{}'
from generate_series(0, 699) n
on conflict do nothing;

create or replace function bench_uuid(millis bigint, n bigint) returns uuid language sql immutable parallel safe as $$
    select encode(substring(int8send(millis) from 3) || '\x7000'::bytea
        || set_byte(substring(decode(md5(n::text || millis), 'hex') from 1 for 8), 0, 160), 'hex')::uuid
$$;

create or replace function bench_day(begun bigint, exchanges bigint) returns void language sql as $$
    with made as materialized (
        select bench_uuid(begun + (n * 86400000 / exchanges), n) as id,
            begun + (n * 86400000 / exchanges) as millis,
            (700 * power(random(), 1.5))::int % 699 as person,
            (300000 * power(random(), 2))::bigint as record,
            random() as luck, random() as place
        from generate_series(0, exchanges - 1) n),
    entry as (
        insert into exchange (id, state, version, owner, user_id, login, way, dialect_system, home_system, epoch,
            mirrors, operation, label, entity, record_key, record_id, asked_entity, asked_id, message_id, payload_hash,
            steps, why, answer_status, answer_type, changed_at, change_sealed, before_sealed, answer_sealed)
        select id,
            case when luck < 0.985 then 'DONE' when luck < 0.993 then 'REFUSED' when luck < 0.997 then 'REVERSED'
                else 'FAILED' end,
            1, 'hub-1', ('00000000-0000-4000-8000-' || lpad(person::text, 12, '0'))::uuid, 'user' || person,
            case when luck < 0.3 then 'CHANGE_INTAKE' else 'FACADE' end,
            case when place < 0.8 then 'forsage' else 'loris' end,
            case when place < 0.85 then 'forsage' else 'loris' end, 3,
            case when place < 0.85 then '{loris}'::text[] else '{forsage}' end,
            case when luck < 0.2 then 'CREATE' when luck < 0.9 then 'UPDATE' when luck < 0.97 then 'SET_STATE'
                else 'ASSIGN' end,
            'Update contact',
            case when place < 0.5 then 'client' when place < 0.8 then 'task' when place < 0.999 then 'application'
                else 'insurance' end,
            'client/' || md5(record::text), md5(record::text)::uuid, 'contact', md5(record::text)::uuid::text,
            'urn:uuid:' || id, md5(id::text) || md5(millis::text),
            '[{"name": "home", "system": "forsage", "outcome": "UPDATED", "startedAt": "2026-11-01T10:00:00.123456Z", "tookMicros": 12345}, {"name": "mirror", "system": "loris", "outcome": "UPDATED", "startedAt": "2026-11-01T10:00:00.234567Z", "tookMicros": 23456}]',
            case when luck < 0.985 then '' else 'loris refused it' end, 200, 'text/xml',
            to_timestamp(millis / 1000.0 + 0.04),
            decode(md5(id::text || 1) || md5(id::text || 2) || md5(id::text || 3) || md5(id::text || 4)
                || md5(id::text || 5) || md5(id::text || 6), 'hex'),
            decode(md5(id::text || 7) || md5(id::text || 8) || md5(id::text || 9), 'hex'),
            decode(md5(id::text || 10) || md5(id::text || 11) || md5(id::text || 12) || md5(id::text || 13), 'hex')
        from made
        returning id, state, changed_at)
    insert into exchange_transition (exchange_id, version, from_state, to_state, made_by, why, at)
    select id, 1, 'OPEN', state, 'hub-1', '', changed_at from entry
$$;

-- What there is little of: a system and a person that hardly ever occur, what is in doubt, owed or parked.
create or replace function bench_rare() returns void language plpgsql as $$
begin
    if exists (select from app_user where login = 'rare') then
        return;
    end if;
    insert into app_user (id, entity, login, created_at, changed_at, version, attributes)
    values ('00000000-0000-4000-8000-000000999999', 'user', 'rare', now(), now(), 0, '{}');
    update exchange set mirrors = '{loris,abs}' where id in (
        select id from exchange tablesample system (0.001) limit 40);
    update exchange set user_id = '00000000-0000-4000-8000-000000999999', login = 'rare' where id in (
        select id from exchange tablesample system (0.0005) limit 25);
    with parked as (
        update exchange set state = 'PARKED', why = 'loris refused it' where id in (
            select id from exchange tablesample system (0.0005) limit 15)
        returning id, changed_at)
    insert into exchange_transition (exchange_id, version, from_state, to_state, made_by, why, at)
    select id, 2, 'DEFERRED', 'PARKED', 'hub-1', 'loris refused it', changed_at from parked;
    update exchange set state = 'DEFERRED' where id in (select id from exchange order by id desc limit 300);
    update exchange_transition set to_state = 'DEFERRED' where exchange_id in (
        select id from exchange order by id desc limit 300);
    update exchange set state = 'IN_DOUBT', why = 'loris did not answer' where id in (
        select id from exchange order by id desc offset 300 limit 7);
    insert into hold (record, exchange_id, user_id, state, owner, since)
    select 'exchange/' || id, id, user_id, 'IN_DOUBT', 'hub-1', now() from exchange
    where id in (select id from exchange order by id desc offset 300 limit 7);
end $$;
