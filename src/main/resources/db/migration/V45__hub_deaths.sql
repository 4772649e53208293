-- The hubs that stopped without a word, and the exchanges that each had left in the middle: so that it can be told
-- afterwards what happened and that it is settled.

create table hub_death (
    instance   text primary key,
    started_at timestamptz not null,
    last_seen  timestamptz not null,
    found_at   timestamptz not null,
    found_by   text        not null
);
create index hub_death_by_time on hub_death (found_at);

create table left_behind (
    exchange_id uuid primary key,
    instance    text        not null,
    at          timestamptz not null
);
create index left_behind_by_instance on left_behind (instance);
