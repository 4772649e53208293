-- What each system held before it was written, in its own terms, so that whoever takes an exchange over can take it back
-- too. Kept while the exchange has not come to its end.
alter table exchange add column undo_sealed bytea;
alter table exchange alter column undo_sealed set storage external;
