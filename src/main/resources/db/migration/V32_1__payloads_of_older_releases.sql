-- How far the hub is in sealing what release 0.1.0 has written in the clear. A fresh database holds nothing of it.
create table payload_sealing (
    one       boolean     primary key check (one),
    sealed_to uuid        not null,
    began_at  timestamptz not null,
    done      boolean     not null
);
insert into payload_sealing
select true, '00000000-0000-0000-0000-000000000000', now(), not exists (select from exchange);

-- Which keys have sealed payloads, and until when: a key that is still needed is missed at once and not years later.
create table sealing_key (
    id         text        primary key,
    first_used timestamptz not null,
    last_used  timestamptz not null
);
