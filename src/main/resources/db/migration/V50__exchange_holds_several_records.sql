-- What changes several records by one message, such as a merge, holds each of them.
drop index hold_by_exchange;
create index hold_by_exchange on hold (exchange_id);
