package org.floris.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.floris.canonical.ErrorCode;
import org.floris.connector.SystemRefusal;
import org.floris.journal.ExchangeState;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;

class DialectFaultsTest {
    @Test
    void thatAnOutcomeIsNotKnownIsToldEvenWhileTheDatabaseIsAway() {
        WriteReply doubt = reply(ExchangeState.IN_DOUBT, ErrorCode.OUTCOME_UNKNOWN, Optional.empty());
        assertThat(DialectFaults.of(doubt, DialectFaultsTest::away).fault().message())
                .startsWith("FLORIS-102");
    }

    @Test
    void aDatabaseThatIsAwayIsToldAsSuchAndNotAsABreakage() {
        assertThat(DialectFaults.of(new DataAccessResourceFailureException("away"))
                        .fault()
                        .message())
                .startsWith("FLORIS-205");
    }

    @Test
    void aMirrorsNoNamesTheMirrorAndHomesOwnDoesNot() {
        WriteReply refused = reply(
                ExchangeState.REVERSED,
                ErrorCode.REFUSED_BY_SYSTEM,
                Optional.of(new SystemRefusal("loris", 42, "The client is blocked")));
        assertThat(DialectFaults.of(refused, () -> "forsage").fault().message())
                .isEqualTo("loris: The client is blocked");
        assertThat(DialectFaults.of(refused, () -> "loris").fault().message()).isEqualTo("The client is blocked");
    }

    private static String away() {
        throw new DataAccessResourceFailureException("away");
    }

    private static WriteReply reply(ExchangeState state, ErrorCode error, Optional<SystemRefusal> refusal) {
        return new WriteReply(UUID.randomUUID(), state, "id", Optional.of(error), refusal, "It is so.", List.of());
    }
}
