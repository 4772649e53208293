package org.floris.connector.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.floris.MovingClock;
import org.junit.jupiter.api.Test;

class TokenKeeperTest {
    private final AtomicInteger issued = new AtomicInteger();
    private final MovingClock now = new MovingClock();
    private volatile IOException refusal;
    private volatile CountDownLatch asked = new CountDownLatch(0);
    private volatile CountDownLatch answer = new CountDownLatch(0);
    private final TokenKeeper<String> keeper = new TokenKeeper<>("forsage", new Service(), now);

    private final class Service implements TokenSource<String> {
        @Override
        public Issued<String> issue() throws IOException {
            asked.countDown();
            int number = issued.incrementAndGet();
            try {
                answer.await();
            } catch (InterruptedException stopped) {
                throw new IOException(stopped);
            }
            if (refusal != null) {
                throw refusal;
            }
            return new Issued<>("token " + number, Duration.ofHours(1));
        }

        @Override
        public Issued<String> issueTo(Credentials caller) {
            throw new AssertionError("Nobody else logs in here");
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }

    @Test
    void manyWhoWaitGetTheSameTokenFromOneCall() throws Exception {
        asked = new CountDownLatch(1);
        answer = new CountDownLatch(1);
        ExecutorService callers = Executors.newFixedThreadPool(8);
        try {
            List<Future<String>> tokens = new ArrayList<>();
            for (int caller = 0; caller < 8; caller++) {
                tokens.add(callers.submit(keeper::get));
            }
            asked.await();
            answer.countDown();
            for (Future<String> token : tokens) {
                assertThat(token.get()).isEqualTo("token 1");
            }
            assertThat(issued).hasValue(1);
        } finally {
            callers.shutdownNow();
        }
    }

    @Test
    void aTokenIsRenewedBeforeItRunsOutAndKeptWhenThatFails() throws IOException {
        assertThat(keeper.get()).isEqualTo("token 1");
        now.pass(Duration.ofMinutes(57));
        assertThat(keeper.get()).isEqualTo("token 1");

        now.pass(Duration.ofSeconds(90));
        refusal = new IOException("the service is away");
        assertThat(keeper.get()).as("it is still good").isEqualTo("token 1");
        assertThat(keeper.get()).isEqualTo("token 1");
        assertThat(issued).as("and nobody asks again at once").hasValue(2);

        now.pass(Duration.ofSeconds(10));
        refusal = null;
        assertThat(keeper.get()).isEqualTo("token 3");
    }

    @Test
    void afterAFailureNobodyAsksAgainForAWhile() throws IOException {
        refusal = new IOException("connection refused");
        assertThatThrownBy(keeper::get)
                .isInstanceOf(NoLogInException.class)
                .hasMessage("the token service does not answer");
        assertThatThrownBy(keeper::get).isInstanceOf(NoLogInException.class);
        assertThat(issued).hasValue(1);

        refusal = null;
        now.pass(Duration.ofSeconds(6));
        assertThat(keeper.get()).isEqualTo("token 2");
    }

    @Test
    void afterARefusedPasswordNobodyAsksForAMinuteSinceAccountsLock() throws IOException {
        refusal = NoLogInException.refused(BearerTokens.refusal(401, "invalid_client"));
        assertThatThrownBy(keeper::get).hasMessageContaining("HTTP 401, invalid_client");
        now.pass(Duration.ofSeconds(50));
        assertThatThrownBy(keeper::get).hasMessageContaining("HTTP 401, invalid_client");
        assertThat(issued).hasValue(1);

        refusal = null;
        now.pass(Duration.ofSeconds(11));
        assertThat(keeper.get()).isEqualTo("token 2");
    }

    @Test
    void aTokenThatHasRunOutIsNeverUsed() throws IOException {
        keeper.get();
        now.pass(Duration.ofHours(1));
        refusal = new IOException("the service is away");

        assertThatThrownBy(keeper::get).isInstanceOf(NoLogInException.class);
    }

    @Test
    void whenNewTokensAreRefusedTooNobodyAsksForAnotherAtOnce() throws IOException {
        keeper.get();
        keeper.useless(NoLogInException.refused(BearerTokens.unreadable(401)));

        assertThatThrownBy(keeper::get).isInstanceOf(NoLogInException.class);
        assertThat(issued).hasValue(1);
    }

    @Test
    void aTokenThatWasRefusedIsReplacedOnceHoweverManyWereRefusedWithIt() throws IOException {
        String token = keeper.get();
        keeper.refused(token);
        assertThat(keeper.get()).isEqualTo("token 2");
        keeper.refused(token);
        assertThat(keeper.get()).isEqualTo("token 2");
    }
}
