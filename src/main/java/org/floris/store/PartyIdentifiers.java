package org.floris.store;

import java.util.ArrayList;
import java.util.List;
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

    /** Takes over the identifiers of a party as it stands now. */
    void replace(RecordId party, Attributes attributes) {
        remove(party);
        WellKnown.identifiers(attributes).forEach((attribute, identifier) -> jdbc.sql(
                        "insert into party_identifier (party_id, entity, kind, attribute, value)"
                                + " values (?, ?, ?, ?, ?)")
                .params(party.id(), party.entity(), identifier.kind().label(), attribute, identifier.value())
                .update());
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
            String id = party.id().id().toString();
            WellKnown.identifiers(party.attributes())
                    .forEach((attribute, identifier) -> rows.add(List.of(
                            id, party.id().entity(), identifier.kind().label(), attribute, identifier.value())));
        }
        jdbc.sql("delete from party_identifier where party_id = any(?)")
                .param(parties.stream().map(party -> party.id().id()).toArray(UUID[]::new))
                .update();
        copy.load(
                "party_identifier",
                "party_id, attribute",
                List.of("party_id", "entity", "kind", "attribute", "value"),
                rows.iterator(),
                row -> row,
                "on conflict (party_id, attribute) do update set value = excluded.value");
    }
}
