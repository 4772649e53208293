package org.floris.store;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.floris.canonical.Association;
import org.floris.canonical.CanonicalModel;
import org.floris.canonical.RecordId;
import org.floris.canonical.Relation;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Which records are tied to which. A relation has a name on each side; a tie is kept once, at the side that declares
 * it, so that it is found whichever side it was made from.
 */
@Component
class Relations {
    private final JdbcClient jdbc;
    private final ObjectProvider<CanonicalModel> model;

    Relations(JdbcClient jdbc, ObjectProvider<CanonicalModel> model) {
        this.jdbc = jdbc;
        this.model = model;
    }

    /** @param lookup the attribute of {@code from} that holds the tie; empty where the tie is a row of its own */
    record Tie(String name, RecordId from, RecordId to, Optional<String> lookup) {
        /** The same tie from the other side. */
        Tie turned(String inverse) {
            return new Tie(inverse, to, from, lookup);
        }
    }

    /** The ties that an association means, each from the side that keeps it. */
    Stream<Tie> ties(RecordId record, Association association) {
        Optional<Relation> relation = relation(record, association.relation());
        return association.related().stream().map(related -> {
            Tie tie = new Tie(association.relation(), record, related, relation.flatMap(Relation::lookup));
            return relation.filter(known -> !known.forward())
                    .map(known -> tie.turned(known.inverse()))
                    .orElse(tie);
        });
    }

    void tie(Tie tie) {
        jdbc.sql("insert into relation (name, from_entity, from_id, to_entity, to_id) values (?, ?, ?, ?, ?)"
                        + " on conflict do nothing")
                .params(
                        tie.name(),
                        tie.from().entity(),
                        tie.from().id(),
                        tie.to().entity(),
                        tie.to().id())
                .update();
    }

    void untie(Tie tie) {
        jdbc.sql("delete from relation where from_id = ? and name = ? and to_id = ?")
                .params(tie.from().id(), tie.name(), tie.to().id())
                .update();
    }

    void remove(RecordId record) {
        jdbc.sql("delete from relation where from_id = ? or to_id = ?")
                .params(record.id(), record.id())
                .update();
    }

    List<RecordId> related(RecordId record, String name) {
        Optional<Relation> turned = relation(record, name).filter(known -> !known.forward());
        String sql = turned.isPresent()
                ? "select from_entity, from_id from relation where to_id = ? and name = ? order by position"
                : "select to_entity, to_id from relation where from_id = ? and name = ? order by position";
        return jdbc.sql(sql)
                .params(record.id(), turned.map(Relation::inverse).orElse(name))
                .query((row, number) -> new RecordId(row.getString(1), row.getObject(2, UUID.class)))
                .list();
    }

    private Optional<Relation> relation(RecordId record, String name) {
        CanonicalModel known = model.getIfAvailable();
        return known == null ? Optional.empty() : known.relation(record.entity(), name);
    }
}
