-- What somebody had written in a system past the hub, and an exchange has overwritten there.
create table conflict (
    exchange_id uuid        not null,
    system      text        not null,
    attributes  text[]      not null,
    rules       text[]      not null,
    lost_sealed bytea       not null,
    at          timestamptz not null,
    primary key (exchange_id, system)
);
