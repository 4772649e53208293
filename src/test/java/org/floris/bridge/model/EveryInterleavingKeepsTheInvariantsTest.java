package org.floris.bridge.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The protocol as it is meant, in every state that these small worlds can reach. */
class EveryInterleavingKeepsTheInvariantsTest {
    static List<Configuration> worlds() {
        return Configurations.ALL;
    }

    @ParameterizedTest
    @MethodSource("worlds")
    void theIntendedProtocolHolds(Configuration configuration) {
        Search.Result result = Search.of(configuration);
        System.out.println(result);
        assertThat(result.counterexample()).isEmpty();
    }
}
