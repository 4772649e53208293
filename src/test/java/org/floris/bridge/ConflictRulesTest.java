package org.floris.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.floris.bridge.Ruling.Changed;
import org.floris.bridge.Ruling.Verdict;
import org.floris.canonical.Attributes;
import org.floris.canonical.Money;
import org.floris.canonical.OnConflict;
import org.floris.canonical.RecordId;
import org.floris.connector.mapping.Mappings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** By the rules that are shipped: a client's segment is home-wins, his mobile phone latest-wins, his INN ask. */
class ConflictRulesTest {
    private static final Mappings MAPPINGS = Mappings.read(Path.of("connectors"));
    private static final Instant EARLY = Instant.parse("2026-11-02T09:00:00Z");
    private static final Instant LATE = Instant.parse("2026-11-02T09:00:01Z");

    private final ConflictRules rules = new ConflictRules(MAPPINGS.model(), MAPPINGS);

    @ParameterizedTest(name = "{0}: before {1}, home {2}, mirror {3} → {4} {5}")
    @CsvSource({
        "segment, mass, vip, mass, HOME, HOME",
        "segment, mass, mass, vip, MIRROR, HOME",
        "segment, mass, premium, vip, BOTH, HOME",
        "segment, mass, vip, vip, ALIKE, HOME",
        "mobilePhone, 1, 2, 1, HOME, HOME",
        "mobilePhone, 1, 1, 3, MIRROR, MIRROR",
        "mobilePhone, 1, 2, 3, BOTH, MIRROR",
        "mobilePhone, 1, 2, 2, ALIKE, HOME",
        "inn, 1, 2, 1, HOME, HOME",
        "inn, 1, 1, 3, MIRROR, ASK",
        "inn, 1, 2, 3, BOTH, ASK",
        "inn, 1, 2, 2, ALIKE, HOME",
    })
    void everyRuleDecidesForEveryKindOfChange(
            String name, String before, String home, String mirror, Changed changed, Verdict verdict) {
        List<Ruling> rulings =
                between(Map.of(name, before), side(EARLY, Map.of(name, home)), side(LATE, Map.of(name, mirror)));
        assertThat(rulings).containsExactly(new Ruling(name, changed, rules.ruleOf("client", name), verdict));
    }

    @Test
    void theLatestIsHomesWhenHomeWasLaterOrNobodyWas() {
        assertThat(phones(LATE, EARLY)).isEqualTo(Verdict.HOME);
        assertThat(phones(EARLY, EARLY)).isEqualTo(Verdict.HOME);
        assertThat(phones(EARLY, LATE)).isEqualTo(Verdict.MIRROR);
    }

    @Test
    void aPersonIsAskedWhereASystemDoesNotSayWhenItWasChanged() {
        assertThat(phones(null, LATE)).isEqualTo(Verdict.ASK);
        assertThat(phones(LATE, null)).isEqualTo(Verdict.ASK);
    }

    @Test
    void nothingIsRuledOnWhatOnlyLooksDifferent() {
        Map<String, Object> before = new HashMap<>();
        before.put("monthlyIncome", new Money(new BigDecimal("150000"), "RUB"));
        before.put("description", null);
        Map<String, Object> home = new HashMap<>();
        home.put("monthlyIncome", new Money(new BigDecimal("150000.00"), "RUB"));
        home.put("description", "");
        Map<String, Object> mirror = new HashMap<>(before);
        assertThat(between(before, side(LATE, home), side(EARLY, mirror))).isEmpty();
    }

    @Test
    void thePartiesOfACallAreTheSameInAnyOrder() {
        RecordId one = new RecordId("user", new java.util.UUID(0, 1));
        RecordId two = new RecordId("client", new java.util.UUID(0, 2));
        List<Ruling> rulings = rules.between(
                "call",
                new Attributes(Map.of("to", List.of(one, two))),
                side(EARLY, Map.of("to", List.of(two, one))),
                side(EARLY, Map.of("to", List.of(one, two))));
        assertThat(rulings).isEmpty();
    }

    @Test
    void seriesAndNumberOfAPassportAreRuledOnTogether() {
        Map<String, Object> before = Map.of("passportSeries", "4510", "passportNumber", "111111");
        List<Ruling> rulings = between(
                before,
                side(EARLY, Map.of("passportSeries", "4511", "passportNumber", "111111")),
                side(LATE, Map.of("passportSeries", "4510", "passportNumber", "222222")));
        assertThat(rulings)
                .containsExactly(
                        new Ruling("passportSeries", Changed.BOTH, OnConflict.ASK, Verdict.ASK),
                        new Ruling("passportNumber", Changed.BOTH, OnConflict.ASK, Verdict.ASK));
    }

    @Test
    void whatOneSystemDoesNotKeepIsTheOthersToSay() {
        assertThat(between(Map.of("inn", "1"), side(EARLY, Map.of("inn", "2")), side(LATE, Map.of())))
                .containsExactly(new Ruling("inn", Changed.HOME, OnConflict.ASK, Verdict.HOME));
        assertThat(between(Map.of("inn", "1"), side(EARLY, Map.of()), side(LATE, Map.of("inn", "2"))))
                .containsExactly(new Ruling("inn", Changed.MIRROR, OnConflict.ASK, Verdict.MIRROR));
    }

    @Test
    void aValueThatWasClearedIsAChangeLikeAnother() {
        Map<String, Object> cleared = new HashMap<>();
        cleared.put("mobilePhone", null);
        assertThat(between(Map.of("mobilePhone", "1"), side(EARLY, Map.of("mobilePhone", "1")), side(LATE, cleared)))
                .containsExactly(new Ruling("mobilePhone", Changed.MIRROR, OnConflict.LATEST_WINS, Verdict.MIRROR));
    }

    private Verdict phones(Instant home, Instant mirror) {
        return between(
                        Map.of("mobilePhone", "1"),
                        side(home, Map.of("mobilePhone", "2")),
                        side(mirror, Map.of("mobilePhone", "3")))
                .get(0)
                .verdict();
    }

    private List<Ruling> between(Map<String, Object> before, Side home, Side mirror) {
        return rules.between("client", new Attributes(before), home, mirror);
    }

    private static Side side(Instant changedAt, Map<String, Object> attributes) {
        return new Side(new Attributes(attributes), Optional.ofNullable(changedAt));
    }
}
