-- Beside each reason's English sentence: its code and arguments, as everywhere.
alter table deferred_change add column why_told jsonb;
alter table replay add column reason_told jsonb;
alter table replay_change add column why_told jsonb;

-- Word of what a system is owed is no event: the rows themselves say whether a message has gone out.
alter table outbox drop column destination;
alter table deferred_change add column announced boolean not null default false;
create index deferred_change_not_announced on deferred_change (position) where not announced;
