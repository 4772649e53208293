-- The first load: one row says how it stands, the others how far each pass over an entity in a system is.

create table first_load (
    one   boolean primary key check (one),
    state text not null
);

create table first_load_pass (
    entity        text not null,
    pass          text not null,
    system        text not null,
    page          int not null,
    cookie        text,
    done          boolean not null,
    records_read  bigint not null,
    records_made  bigint not null,
    without_twin  bigint not null,
    contradictory bigint not null,
    millis        bigint not null,
    primary key (entity, pass, system)
);
