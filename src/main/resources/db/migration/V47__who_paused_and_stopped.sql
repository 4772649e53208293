-- Who has paused the scan and stopped a run of the retention, and why a run has ended in every language.
alter table conflict_turn add column paused_by text;
alter table retention_run add column stopped_by text;
alter table retention_run add column reason_told jsonb;
