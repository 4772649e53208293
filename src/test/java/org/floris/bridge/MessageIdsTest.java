package org.floris.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.floris.canonical.ErrorCode;
import org.floris.canonical.FlorisException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageIdsTest {
    @Test
    void theHeaderGoesBeforeWhatStandsInTheMessage() {
        assertThat(MessageIds.of("key", Optional.of("urn:uuid:1"))).contains("key");
        assertThat(MessageIds.of(null, Optional.of("urn:uuid:1"))).contains("urn:uuid:1");
        assertThat(MessageIds.of(null, Optional.empty())).isEmpty();
    }

    @Test
    void quotesMakeNoDifference() {
        assertThat(MessageIds.of("\"8e03978e\"", Optional.empty())).contains("8e03978e");
        assertThat(MessageIds.of(" 8e03978e ", Optional.empty())).contains("8e03978e");
    }

    @Test
    void anEmptyMessageIdIsNone() {
        assertThat(MessageIds.of(null, Optional.of(" "))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\"\"", "a\u0000b", "a\nb"})
    void aKeyThatIsNoneIsRefusedRatherThanOverlooked(String key) {
        assertThatThrownBy(() -> MessageIds.of(key, Optional.empty()))
                .isInstanceOfSatisfying(FlorisException.class, refused -> assertThat(refused.code())
                        .isEqualTo(ErrorCode.INVALID_VALUE));
    }

    @Test
    void oneThatNoIndexCouldTakeIsRefused() {
        assertThatThrownBy(() -> MessageIds.of(null, Optional.of("x".repeat(201))))
                .isInstanceOf(FlorisException.class)
                .hasMessageContaining("200");
        assertThat(MessageIds.of(null, Optional.of("x".repeat(200)))).isPresent();
    }
}
