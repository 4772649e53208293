package org.floris.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.floris.canonical.Operation;
import org.floris.canonical.Ref;
import org.floris.connector.Option;
import org.floris.connector.Reference;
import org.floris.connector.Sum;
import org.floris.connector.SystemChange;
import org.floris.connector.dynamics.DateTimeValue;
import org.floris.connector.dynamics.DynamicsEntity;
import org.floris.connector.dynamics.RawValue;
import org.junit.jupiter.api.Test;

class PayloadHashTest {
    private static final String ID = "018f4c6e-2a10-7c3d-9b52-5d0e6f7a8b9c";

    @Test
    void theOrderOfAttributesMakesNoDifference() {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("lastname", "Ivanova");
        one.put("firstname", "Anna");
        one.put("description", null);
        Map<String, Object> other = new LinkedHashMap<>();
        other.put("description", null);
        other.put("firstname", "Anna");
        other.put("lastname", "Ivanova");
        assertThat(hash(one)).isEqualTo(hash(other));
    }

    @Test
    void theFormOfNumbersDatesIdsAndShownNamesMakesNoDifference() {
        assertThat(hash(Map.of("sum", new Sum(new BigDecimal("150000.50")))))
                .isEqualTo(hash(Map.of("sum", new Sum(new BigDecimal("150000.5")))));
        assertThat(hash(Map.of("rate", new BigDecimal("100")))).isEqualTo(hash(Map.of("rate", new BigDecimal("1E+2"))));
        assertThat(hash(Map.of("owner", new Reference("systemuser", ID, "Anna"))))
                .isEqualTo(hash(Map.of("owner", new Reference("systemuser", ID.toUpperCase(), null))));
        Object moscow =
                new DateTimeValue(LocalDateTime.parse("2026-11-23T12:00:00"), Optional.of(ZoneOffset.ofHours(3)));
        assertThat(hash(new DynamicsEntity("task", UUID.fromString(ID), Map.of("due", moscow)).systemValues()))
                .isEqualTo(hash(Map.of("due", Instant.parse("2026-11-23T09:00:00Z"))));
    }

    @Test
    void theNamespacesOfARawValueMakeNoDifferenceByTheirOrder() {
        Map<String, String> forward = Stream.of("a", "b", "c", "d", "e")
                .collect(Collectors.toMap(name -> name, name -> "urn:" + name, (x, y) -> x, LinkedHashMap::new));
        Map<String, String> backward = Stream.of("e", "d", "c", "b", "a")
                .collect(Collectors.toMap(name -> name, name -> "urn:" + name, (x, y) -> x, LinkedHashMap::new));
        assertThat(hash(Map.of("x", new RawValue("urn:n", "T", "<y/>", forward))))
                .isEqualTo(hash(Map.of("x", new RawValue("urn:n", "T", "<y/>", backward))));
    }

    /** It is kept in the journal: another one would make every repeat of yesterday's messages a new payload. */
    @Test
    void theHashIsTheSameInEveryProcessAndRelease() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("lastname", "Иванова");
        values.put("children", 2);
        values.put("income", new Sum(new BigDecimal("150000.50")));
        values.put("gendercode", new Option(2));
        values.put("description", null);
        values.put("ownerid", new Reference("systemuser", ID, "Anna"));
        values.put("created", Instant.parse("2026-11-23T09:00:00Z"));
        assertThat(hash(values)).isEqualTo("b6f6fda9e43c6f8d23f36bc15a0b1ceeb85fe5397eff9edd663080a029bae2f3");
    }

    @Test
    void noTwoPayloadsThatDifferRunTogether() {
        List<String> hashes = List.of(
                hash(Map.of("a", "1")),
                hash(Map.of("a", 1)),
                hash(Map.of("a", 1L)),
                hash(Map.of("a", new BigDecimal("1"))),
                hash(Map.of("a", new Option(1))),
                hash(Map.of("a", new Sum(new BigDecimal("1")))),
                hash(Map.of("a", true)),
                hash(Map.of("a", "true")),
                hash(Map.of("a", "null")),
                hash(Collections.singletonMap("a", null)),
                hash(Map.of()),
                hash(Map.of("a", "1, b=2")),
                hash(Map.of("a", "1", "b", "2")),
                hash(Map.of("a", "1}")),
                hash(Map.of("a", new Reference("contact", ID))),
                hash(Map.of("a", new Reference("account", ID))),
                hash(Map.of("a", List.of(new Reference("contact", ID)))),
                hash(Map.of("a", List.of())),
                hash(Map.of("a", UUID.fromString(ID))),
                hash(Map.of("a", ID)),
                PayloadHash.of(change(Operation.DELETE, "forsage", Map.of()), Optional.of(ID), Optional.empty()),
                PayloadHash.of(change(Operation.DELETE, "loris", Map.of()), Optional.of(ID), Optional.empty()),
                PayloadHash.of(change(Operation.UPDATE, "forsage", Map.of()), Optional.empty(), Optional.empty()),
                PayloadHash.of(change(Operation.UPDATE, "forsage", Map.of()), Optional.of(ID), Optional.of(Map.of())),
                tie("frs_a", List.of(new Reference("contact", ID))),
                tie("frs_b", List.of(new Reference("contact", ID))),
                tie("frs_a", List.of()));
        assertThat(Set.copyOf(hashes)).hasSize(hashes.size());
    }

    @Test
    void anIdThatTheHubHasGivenIsNoPartOfThePayload() {
        SystemChange first = new SystemChange(
                Operation.CREATE, new Ref("forsage", "task", UUID.randomUUID().toString()), Map.of("subject", "x"));
        SystemChange second = new SystemChange(
                Operation.CREATE, new Ref("forsage", "task", UUID.randomUUID().toString()), Map.of("subject", "x"));
        assertThat(PayloadHash.of(first, Optional.empty(), Optional.empty()))
                .isEqualTo(PayloadHash.of(second, Optional.empty(), Optional.empty()));
    }

    private static String hash(Map<String, Object> values) {
        return PayloadHash.of(change(Operation.UPDATE, "forsage", values), Optional.of(ID), Optional.empty());
    }

    private static String tie(String relationship, List<Reference> related) {
        SystemChange change = new SystemChange(
                Operation.ASSOCIATE,
                new Ref("forsage", "contact", ID),
                Map.of(),
                Optional.of(new SystemChange.Tie(relationship, related)));
        return PayloadHash.of(change, Optional.of(ID), Optional.empty());
    }

    private static SystemChange change(Operation operation, String system, Map<String, Object> values) {
        return new SystemChange(operation, new Ref(system, "contact", ID), values);
    }
}
