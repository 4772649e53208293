package org.floris.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.floris.MovingClock;
import org.junit.jupiter.api.Test;

class GuessesTest {
    private static final String HERE = "10.0.0.1";
    private static final String ELSEWHERE = "10.0.0.2";

    private final MovingClock clock = new MovingClock();
    private final List<Duration> waited = new ArrayList<>();
    private final Guesses guesses = new Guesses(
            new LoginSettings.Guessing(3, 10, 100, Duration.ofMinutes(1), Duration.ofMinutes(10)),
            new Freshness(clock),
            waited::add);

    @Test
    void wrongLogInsAreAnsweredLaterAndLater() {
        fail("ivanov", HERE, 9);

        assertThat(waited)
                .containsExactly(
                        Duration.ofMillis(250),
                        Duration.ofMillis(500),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(4),
                        Duration.ofSeconds(4));
        assertThat(refused("ivanov", HERE)).isZero();
    }

    @Test
    void afterTenTheUserIsRefusedFromThereForAMinuteAndNotFromElsewhere() {
        fail("ivanov", HERE, 10);

        assertThat(refused("BANK\\Ivanov", HERE)).isEqualTo(Duration.ofMinutes(1));
        assertThat(refused("ivanov", ELSEWHERE)).isZero();
        assertThat(refused("petrov", HERE)).isZero();
        clock.pass(Duration.ofSeconds(61));
        assertThat(refused("ivanov", HERE)).isZero();
    }

    @Test
    void manyUsersTriedFromOneAddressAreRefusedTogether() {
        for (int user = 0; user < 100; user++) {
            fail("user" + user, HERE, 1);
        }

        assertThat(refused("ivanov", HERE)).isPositive();
        assertThat(refused("ivanov", ELSEWHERE)).isZero();
    }

    @Test
    void whoWasLetInThereIsNotKeptOutByOthersAtHisAddressButByGuessesOfHisOwn() {
        guesses.letIn("forsage", "ivanov", HERE);
        for (int user = 0; user < 100; user++) {
            fail("user" + user, HERE, 1);
        }
        assertThat(refused("BANK\\Ivanov", HERE)).isZero();
        assertThat(guesses.passes("forsage", "ivanov", HERE)).isTrue();

        fail("ivanov", HERE, 10);
        assertThat(refused("ivanov", HERE)).isPositive();
        assertThat(guesses.passes("forsage", "ivanov", HERE)).isFalse();
    }

    @Test
    void whoWasNeverLetInFromThereDoesNotPassAtOnce() {
        guesses.letIn("forsage", "ivanov", ELSEWHERE);

        assertThat(guesses.passes("forsage", "ivanov", HERE)).isFalse();
        assertThat(guesses.passes("loris", "ivanov", ELSEWHERE)).isFalse();
    }

    @Test
    void aRefusalIsOverWhenOneMayTryAgainAndBeginsAnewWithTheNextWrongOne() {
        fail("ivanov", HERE, 10);
        clock.pass(Duration.ofSeconds(61));
        assertThat(refused("ivanov", HERE)).isZero();

        fail("ivanov", HERE, 1);
        assertThat(refused("ivanov", HERE)).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void whoIsGuessedFromEverywhereIsSlowButNeverLockedOut() {
        for (int address = 0; address < 1000; address++) {
            fail("ivanov", "10.1." + address / 250 + "." + address % 250, 1);
        }

        assertThat(refused("ivanov", HERE)).isZero();
        assertThat(waited).last().isEqualTo(Duration.ofSeconds(4));
    }

    @Test
    void aRightLogInAndTimeLetItBeForgotten() {
        fail("ivanov", HERE, 9);
        guesses.succeeded("forsage", "ivanov", HERE);
        fail("ivanov", HERE, 1);
        assertThat(refused("ivanov", HERE)).isZero();

        fail("petrov", HERE, 9);
        clock.pass(Duration.ofMinutes(11));
        fail("petrov", HERE, 1);
        assertThat(refused("petrov", HERE)).isZero();
    }

    private void fail(String name, String address, int times) {
        for (int time = 0; time < times; time++) {
            guesses.failed("forsage", name, address);
        }
    }

    private Duration refused(String name, String address) {
        return guesses.refusedFor("forsage", name, address);
    }
}
