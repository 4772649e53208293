-- When the first load has begun. Of one that an older release left unfinished nobody knows: then everything that the
-- journal has is read again at its end.

alter table first_load add column since timestamptz not null default '2000-01-01 00:00:00+00';
alter table first_load alter column since drop default;
