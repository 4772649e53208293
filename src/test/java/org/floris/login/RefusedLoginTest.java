package org.floris.login;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.floris.MovingClock;
import org.floris.connector.Maintenance;
import org.floris.store.HubUser;
import org.floris.store.Users;
import org.junit.jupiter.api.Test;

/** What somebody who is refused for guessing can find out, and who is hurt by it. */
class RefusedLoginTest {
    private static final String RIGHT = "right";
    private static final String WRONG = "wrong";
    private static final String LET_IN = "let in";
    private static final String NOT_ACCEPTED = "not accepted";
    private static final String REFUSED = "Too many wrong log-ins from this address. Try again in 61 s.";
    private static final String OWN = "10.0.0.1";
    private static final String OTHER = "10.0.0.2";

    private final MovingClock clock = new MovingClock();
    private final Freshness freshness = new Freshness(clock);
    private final CallerLogin login = new CallerLogin(
            new LoginReader(
                    null,
                    new PasswordDigests(List.of(new LoginSettings.DigestUser("*", RIGHT)), freshness),
                    null,
                    freshness),
            new CrmWithOnePassword(),
            new Everybody(),
            new KnownLogins(Duration.ofMinutes(5)),
            new Guesses(
                    new LoginSettings.Guessing(3, 10, 100, Duration.ofMinutes(1), Duration.ofMinutes(10)),
                    freshness,
                    wait -> {}),
            new LoginMetrics(new SimpleMeterRegistry()));

    @Test
    void theRightPasswordOfAUserWhoIsLoggedInIsRefusedLikeAWrongOne() {
        assertThat(tell("ivanov", RIGHT, OWN)).isEqualTo(LET_IN);
        guess("ivanov", OTHER, 10);

        assertThat(tell("ivanov", WRONG, OTHER)).isEqualTo(REFUSED);
        assertThat(tell("ivanov", RIGHT, OTHER)).isEqualTo(REFUSED);
        assertThat(atOnce("ivanov", RIGHT, OTHER)).isFalse();
    }

    @Test
    void theUserHimselfGoesOnAtHisOwnAddress() {
        assertThat(tell("ivanov", RIGHT, OWN)).isEqualTo(LET_IN);
        guess("ivanov", OTHER, 10);

        assertThat(tell("ivanov", RIGHT, OWN)).isEqualTo(LET_IN);
        assertThat(atOnce("ivanov", RIGHT, OWN)).isTrue();
    }

    @Test
    void atTheSameAddressTheGuessedUserIsRefusedAndNobodyElse() {
        assertThat(tell("ivanov", RIGHT, OWN)).isEqualTo(LET_IN);
        assertThat(tell("petrov", RIGHT, OWN)).isEqualTo(LET_IN);
        guess("ivanov", OWN, 10);

        assertThat(tell("ivanov", RIGHT, OWN)).isEqualTo(REFUSED);
        assertThat(atOnce("ivanov", RIGHT, OWN)).isFalse();
        assertThat(atOnce("petrov", RIGHT, OWN)).isTrue();
        clock.pass(Duration.ofSeconds(61));
        assertThat(atOnce("ivanov", RIGHT, OWN)).isTrue();
    }

    @Test
    void anAddressThatHasTriedManyUsersFindsOutNothingOfUsersWhoAreLoggedInElsewhere() {
        assertThat(tell("ivanov", RIGHT, OWN)).isEqualTo(LET_IN);
        guessManyUsers(OTHER);

        assertThat(tell("ivanov", WRONG, OTHER)).isEqualTo(REFUSED);
        assertThat(tell("ivanov", RIGHT, OTHER)).isEqualTo(REFUSED);
        assertThat(atOnce("ivanov", RIGHT, OTHER)).isFalse();
    }

    @Test
    void whoWasLetInAtAnAddressOfManyIsKeptOutByGuessesAtHimselfAlone() {
        assertThat(tell("ivanov", RIGHT, OWN)).isEqualTo(LET_IN);
        guessManyUsers(OWN);

        assertThat(atOnce("ivanov", RIGHT, OWN)).isTrue();
        assertThat(tell("petrov", RIGHT, OWN)).as("never let in there").isEqualTo(REFUSED);
        guess("ivanov", OWN, 10);
        assertThat(tell("ivanov", WRONG, OWN)).isEqualTo(REFUSED);
        assertThat(tell("ivanov", RIGHT, OWN)).isEqualTo(REFUSED);
    }

    @Test
    void whoIsBelievedAtASecondAddressIsAtHomeThereToo() {
        assertThat(tell("ivanov", RIGHT, OWN)).isEqualTo(LET_IN);
        assertThat(tell("ivanov", RIGHT, OTHER)).isEqualTo(LET_IN);
        guessManyUsers(OTHER);

        assertThat(atOnce("ivanov", RIGHT, OTHER)).isTrue();
    }

    @Test
    void aRightDigestThatWasUsedBeforeIsRefusedLikeAWrongOne() {
        String right = digest(RIGHT);
        assertThat(digested(right)).isEqualTo(LET_IN);
        for (int guess = 0; guess < 10; guess++) {
            assertThat(digested(digest(WRONG))).contains("not accepted");
        }

        assertThat(digested(digest(WRONG))).isEqualTo(REFUSED);
        assertThat(digested(right)).isEqualTo(REFUSED);
    }

    private void guess(String name, String address, int times) {
        for (int time = 0; time < times; time++) {
            assertThat(tell(name, WRONG + time, address)).isEqualTo(NOT_ACCEPTED);
        }
    }

    private void guessManyUsers(String address) {
        for (int user = 0; user < 100; user++) {
            guess("user" + user, address, 1);
        }
    }

    private String tell(String name, String password, String address) {
        return tell(shown(name, password, address));
    }

    private String digested(String token) {
        return tell(TestSecurity.presented(token));
    }

    private String digest(String password) {
        return TestSecurity.digest(
                "ivanov", password, new byte[] {1, 2, 3}, clock.instant().toString());
    }

    private String tell(Presented presented) {
        try {
            login.userOf("forsage", presented, Optional.empty());
            return LET_IN;
        } catch (NotLoggedInException told) {
            return told.getMessage();
        }
    }

    /** By the short way of reads. */
    private boolean atOnce(String name, String password, String address) {
        return login.known("forsage", shown(name, password, address), Optional.empty())
                .isPresent();
    }

    private static Presented shown(String name, String password, String address) {
        return new Presented(Basic.header(name, password), Optional.empty(), new X509Certificate[0], address);
    }

    private static final class CrmWithOnePassword extends AskedCrm {
        CrmWithOnePassword() {
            super(null, Maintenance.NONE);
        }

        @Override
        UUID userOf(String system, Login.Asked login, Optional<UUID> callerId) {
            if (login.authorization().get().equals(Basic.header(login.name(), RIGHT))) {
                return UUID.nameUUIDFromBytes(login.name().getBytes(StandardCharsets.UTF_8));
            }
            throw new NotLoggedInException(login.way().fault(), NOT_ACCEPTED);
        }
    }

    private static final class Everybody implements Users {
        @Override
        public Optional<HubUser> bySystemId(String system, String systemUserId) {
            return Optional.of(new HubUser(UUID.fromString(systemUserId), "somebody", "Somebody", ""));
        }

        @Override
        public Optional<HubUser> byLogin(String login) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<HubUser> byId(UUID id) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<String> idIn(String system, UUID user) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<HubUser> all() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void forget() {
            throw new UnsupportedOperationException();
        }
    }
}
