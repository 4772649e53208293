package org.floris.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Set;
import org.floris.journal.DeferredFilter;
import org.floris.journal.DeferredState;
import org.junit.jupiter.api.Test;

class DeferredQueryTest {
    private static final ZoneId MOSCOW = ZoneId.of("Europe/Moscow");

    @Test
    void whatStandsInTheAddressFiltersAndStandsInTheAddressAgain() {
        DeferredQuery query =
                new DeferredQuery("loris", " ", null, null, null, "mirror-refused", "parked", "2026-11-02T09:00", null);
        DeferredFilter filter = query.filter(Set.of(), MOSCOW);

        assertThat(filter.system()).contains("loris");
        assertThat(filter.entity()).isEmpty();
        assertThat(filter.rule()).contains("mirror-refused");
        assertThat(filter.states()).containsExactly(DeferredState.PARKED);
        assertThat(filter.from()).contains(Instant.parse("2026-11-02T06:00:00Z"));
        assertThat(query.href("/deferred"))
                .isEqualTo("/deferred?system=loris&rule=mirror-refused&state=parked&from=2026-11-02T09:00");
        assertThat(query.unreadable(MOSCOW)).isEmpty();
    }

    @Test
    void aFieldThatCannotBeReadIsToldBeforeAnythingIsDoneByTheFilter() {
        assertThat(new DeferredQuery(null, null, null, null, null, null, "lost", null, null).unreadable(MOSCOW))
                .contains("lost");
        assertThat(new DeferredQuery(null, null, null, null, null, null, null, null, "yesterday").unreadable(MOSCOW))
                .contains("yesterday");
    }
}
