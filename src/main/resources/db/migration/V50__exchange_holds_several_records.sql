-- What changes several records by one message, such as a merge, holds each of them.
drop index hold_by_exchange;
create index hold_by_exchange on hold (exchange_id);

-- All that it holds, where it is more than the one record of record_key: entity/id of each, in the order of the message.
alter table exchange add column together text[];
