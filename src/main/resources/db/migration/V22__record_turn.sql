-- How many exchanges of a record have been closed. Whoever has read the record before he holds it sees by its turn
-- whether somebody else has written it since. A record without a row has had none.
create table record_turn (
    record text   primary key,
    turn   bigint not null
) with (fillfactor = 70);
