package org.floris.store;

import java.util.List;
import java.util.UUID;
import org.floris.canonical.Association;
import org.floris.canonical.RecordId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which records are tied to which, by relation. */
@Component
class Relations {
    private final JdbcClient jdbc;

    Relations(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void tie(RecordId record, Association association) {
        for (RecordId related : association.related()) {
            jdbc.sql("insert into relation (name, from_entity, from_id, to_entity, to_id) values (?, ?, ?, ?, ?)"
                            + " on conflict do nothing")
                    .params(association.relation(), record.entity(), record.id(), related.entity(), related.id())
                    .update();
        }
    }

    void untie(RecordId record, Association association) {
        for (RecordId related : association.related()) {
            jdbc.sql("delete from relation where from_id = ? and name = ? and to_id = ?")
                    .params(record.id(), association.relation(), related.id())
                    .update();
        }
    }

    void remove(RecordId record) {
        jdbc.sql("delete from relation where from_id = ? or to_id = ?")
                .params(record.id(), record.id())
                .update();
    }

    List<RecordId> related(RecordId record, String relation) {
        return jdbc.sql("select to_entity, to_id from relation where from_id = ? and name = ? order by position")
                .params(record.id(), relation)
                .query((row, number) -> new RecordId(row.getString(1), row.getObject(2, UUID.class)))
                .list();
    }
}
