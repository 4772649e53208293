package org.floris.connector;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SystemValuesTest {
    private static final Reference ONE = new Reference("contact", "0b0c0000-0000-0000-0000-00000000000a", "shown");
    private static final Reference OTHER = new Reference("contact", "0b0c0000-0000-0000-0000-00000000000b");

    @Test
    void whatASystemSpellsInItsOwnWayIsTheSame() {
        same(new Sum(new BigDecimal("150000.5000")), new Sum(new BigDecimal("150000.5")));
        same(new BigDecimal("1.26"), new BigDecimal("1.2551"));
        same(Instant.parse("2020-01-02T03:04:05Z"), Instant.parse("2020-01-02T03:04:05.987Z"));
        same(Instant.parse("2020-01-02T00:00:00Z"), Instant.parse("2020-01-02T03:04:05Z"));
        same(ONE, new Reference("contact", ONE.id().toUpperCase(java.util.Locale.ROOT)));
        same(List.of(ONE, OTHER), List.of(OTHER, ONE));
        same(null, "");
        same(null, List.of());
        same(new Option(5), new Option(-1));
        same(7, 7L);
    }

    @Test
    void whatIsDifferentIsNotTheSame() {
        different("a", "b");
        different("a", null);
        different(null, "a");
        different(new Sum(new BigDecimal("1.25")), new Sum(new BigDecimal("1.3")));
        different(new BigDecimal("1.25"), new BigDecimal("1.2"));
        different(Instant.parse("2020-01-02T03:04:05Z"), Instant.parse("2020-01-02T03:04:06Z"));
        different(ONE, OTHER);
        different(List.of(ONE), List.of(ONE, OTHER));
        different(new Option(5), new Option(6));
        different(true, false);
        different(new Option(1), 1);
    }

    @Test
    void onlyWhatWasGivenIsCompared() {
        Map<String, Object> cleared = new HashMap<>(Map.of("a", 1));
        cleared.put("b", null);
        assertThat(SystemValues.hold(Map.of("a", 1, "c", 3), cleared)).isTrue();
        assertThat(SystemValues.hold(Map.of("a", 1, "b", 3), cleared)).isFalse();
        assertThat(SystemValues.hold(Collections.emptyMap(), Map.of("a", 1))).isFalse();
    }

    private static void same(Object held, Object given) {
        assertThat(SystemValues.same(held, given)).as("%s %s", held, given).isTrue();
    }

    private static void different(Object held, Object given) {
        assertThat(SystemValues.same(held, given))
                .as("%s", Arrays.asList(held, given))
                .isFalse();
    }
}
