package org.floris.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.assertj.core.api.Assertions;
import org.floris.canonical.Operation;
import org.floris.journal.ExchangeFilter;
import org.floris.journal.ExchangeState;
import org.junit.jupiter.api.Test;

class ExchangeQueryTest {
    @Test
    void theAddressSaysWhatIsLookedFor() {
        ExchangeQuery query = new ExchangeQuery(
                null, " ivanov ", "client/1", "forsage", "", "update", "in_doubt", "PT1H", null, null);

        ExchangeFilter filter = query.filter(ZoneOffset.UTC);

        assertThat(filter.user()).contains("ivanov");
        assertThat(filter.entity()).isEmpty();
        assertThat(filter.operation()).contains(Operation.UPDATE);
        assertThat(filter.states()).containsExactly(ExchangeState.IN_DOUBT);
        assertThat(filter.from().orElseThrow())
                .isCloseTo(Instant.now().minus(Duration.ofHours(1)), Assertions.within(Duration.ofMinutes(1)));
        assertThat(query.href("/exchanges"))
                .isEqualTo("/exchanges?operation=update&period=PT1H&record=client/1&state=in_doubt&system=forsage"
                        + "&user=ivanov");
    }

    @Test
    void whatCannotBeReadDoesNotFilter() {
        ExchangeQuery query = new ExchangeQuery(null, null, null, null, null, "dance", "x", "soon", "yesterday", null);
        assertThat(query.filter(ZoneOffset.UTC)).isEqualTo(ExchangeFilter.ALL);
    }
}
