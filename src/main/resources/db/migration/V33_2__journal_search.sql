-- Searches that stay quick in a journal of ten million exchanges. Still nothing is indexed that changes after the
-- opening, so that the end of an exchange stays a heap-only update.

-- What else is asked of a person's exchanges is read from the index alone.
drop index exchange_by_user;
create index exchange_by_user on exchange (user_id, id)
    include (home_system, dialect_system, mirrors, entity, operation);

create index exchange_by_entity on exchange (entity, id);
create index exchange_by_operation on exchange (operation, id);

-- The systems of an exchange, as one word. There are few of them, so those that name a system are listed first.
create function exchange_route(dialect_system text, home_system text, mirrors text[]) returns text
    language sql immutable parallel safe
    return ',' || dialect_system || ',' || home_system || ',' || array_to_string(mirrors, ',') || ',';
create index exchange_by_route on exchange (exchange_route(dialect_system, home_system, mirrors), id);
