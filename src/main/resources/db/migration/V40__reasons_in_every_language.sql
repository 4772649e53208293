-- Beside each reason's English sentence: its code and arguments, by which readers of other languages are told the same.
-- Null where the sentence is told as it is.
alter table exchange add column why_told jsonb;
alter table exchange_transition add column why_told jsonb;
alter table cutover_batch add column reason_told jsonb;
alter table cutover_transition add column reason_told jsonb;
