-- Beside the reason's English sentence: its code and arguments, by which readers of other languages are told the same.
-- Null where the sentence is told as it is.
alter table parked_event add column reason_told jsonb;
