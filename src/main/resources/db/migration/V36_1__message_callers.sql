-- A message id is its caller's own: the same id from somebody else is another message, and gets no answer of his.
-- A hub of release 0.1.0 that is still at work writes '' here; it ends before the first of this release takes calls.
alter table message add column caller text not null default '';
update message m set caller = e.way || '/' || e.dialect_system || '/' || e.user_id
from exchange e where e.id = m.exchange_id;
alter table message drop constraint message_pkey;
alter table message add primary key (message_id, caller);
