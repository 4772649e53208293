package org.floris.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.floris.canonical.Attributes;
import org.floris.canonical.CanonicalRecord;
import org.floris.canonical.RecordId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** INN, SNILS, passport, phones and e-mail of parties, in one spelling. */
@Component
class PartyIdentifiers {
    /** Those that are as they were are not written again. */
    private static final String REPLACE =
            """
            with gone as (delete from party_identifier where party_id = :party and attribute <> all(:attributes))
            insert into party_identifier as kept (party_id, entity, attribute, kind, value)
            select :party, :entity, * from unnest(:attributes::text[], :kinds::text[], :values::text[])
            on conflict (party_id, attribute) do update set kind = excluded.kind, value = excluded.value
            where (kept.kind, kept.value) is distinct from (excluded.kind, excluded.value)
            """;

    private final JdbcClient jdbc;
    private final BulkCopy copy;

    PartyIdentifiers(JdbcClient jdbc, BulkCopy copy) {
        this.jdbc = jdbc;
        this.copy = copy;
    }

    /** Takes over the identifiers of a party as it stands now. */
    void replace(RecordId party, Attributes attributes) {
        Map<String, WellKnown.Identifier> found = WellKnown.identifiers(attributes);
        jdbc.sql(REPLACE)
                .param("party", party.id())
                .param("entity", party.entity())
                .param("attributes", found.keySet().toArray(String[]::new))
                .param("kinds", texts(found, identifier -> identifier.kind().label()))
                .param("values", texts(found, WellKnown.Identifier::value))
                .update();
    }

    private static String[] texts(
            Map<String, WellKnown.Identifier> found, Function<WellKnown.Identifier, String> text) {
        return found.values().stream().map(text).toArray(String[]::new);
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
