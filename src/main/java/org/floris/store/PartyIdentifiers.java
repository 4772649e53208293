package org.floris.store;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.floris.canonical.Attributes;
import org.floris.canonical.CanonicalRecord;
import org.floris.canonical.RecordId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** INN, SNILS, passport, phones and e-mail of parties, in one spelling. */
@Component
class PartyIdentifiers {
    private final JdbcClient jdbc;
    private final BulkCopy copy;

    PartyIdentifiers(JdbcClient jdbc, BulkCopy copy) {
        this.jdbc = jdbc;
        this.copy = copy;
    }

    /** Takes over the identifiers among the attributes of a change. */
    void apply(RecordId party, Attributes change) {
        for (Map.Entry<String, IdentifierKind> identifier :
                WellKnown.identifiers().entrySet()) {
            if (change.has(identifier.getKey())) {
                set(party, identifier.getKey(), identifier.getValue(), change.get(identifier.getKey()));
            }
        }
    }

    void remove(RecordId party) {
        jdbc.sql("delete from party_identifier where party_id = ?")
                .param(party.id())
                .update();
    }

    Set<RecordId> partiesBy(String kind, String value) {
        return jdbc
                .sql("select entity, party_id from party_identifier where kind = ? and value = ?")
                .params(kind, IdentifierKind.of(kind).normalise(value))
                .query((row, number) -> new RecordId(row.getString(1), row.getObject(2, UUID.class)))
                .stream()
                .collect(Collectors.toUnmodifiableSet());
    }

    void load(List<CanonicalRecord> parties) {
        List<List<String>> rows = new ArrayList<>();
        for (CanonicalRecord party : parties) {
            WellKnown.identifiers().forEach((attribute, kind) -> {
                String value = normalised(kind, party.attributes().get(attribute));
                if (!value.isEmpty()) {
                    rows.add(List.of(party.id().id().toString(), party.id().entity(), kind.label(), attribute, value));
                }
            });
        }
        Iterator<List<String>> items = rows.iterator();
        copy.load(
                "party_identifier",
                "party_id, attribute",
                List.of("party_id", "entity", "kind", "attribute", "value"),
                items,
                row -> row,
                "on conflict (party_id, attribute) do update set value = excluded.value");
    }

    private void set(RecordId party, String attribute, IdentifierKind kind, Object value) {
        String normalised = normalised(kind, value);
        if (normalised.isEmpty()) {
            jdbc.sql("delete from party_identifier where party_id = ? and attribute = ?")
                    .params(party.id(), attribute)
                    .update();
            return;
        }
        jdbc.sql("insert into party_identifier (party_id, entity, kind, attribute, value) values (?, ?, ?, ?, ?)"
                        + " on conflict (party_id, attribute) do update set value = excluded.value")
                .params(party.id(), party.entity(), kind.label(), attribute, normalised)
                .update();
    }

    private static String normalised(IdentifierKind kind, Object value) {
        return value instanceof String text ? kind.normalise(text) : "";
    }
}
