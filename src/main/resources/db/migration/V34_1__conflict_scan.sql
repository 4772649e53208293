-- How far each system's changes have been compared. What was begun early and committed late appears behind a mark, so
-- the next scan begins at a mark that was reached long enough ago; the younger one waits until it was.
create table conflict_scan (
    system      text        not null,
    entity      text        not null,
    mark        text        not null,
    younger     text        not null,
    younger_at  timestamptz not null,
    progress    text,
    compared_at timestamptz not null,
    looked      text        not null,
    looked_at   timestamptz not null,
    primary key (system, entity)
);

-- What could not be decided when it was met: being written, owed to a mirror, or a system was away.
create table conflict_again (
    system     text        not null,
    entity     text        not null,
    id         text        not null,
    since      timestamptz not null,
    tries      integer     not null,
    not_before timestamptz not null,
    primary key (system, entity, id)
);

-- One hub at a time reads the systems' changes.
create table conflict_turn (
    one    boolean     primary key check (one),
    owner  text        not null,
    until  timestamptz not null,
    paused boolean     not null
);
insert into conflict_turn (one, owner, until, paused) values (true, '', now(), false);
