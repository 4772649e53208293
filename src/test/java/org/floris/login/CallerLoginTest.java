package org.floris.login;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.floris.connector.Maintenance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Callers who guess wrong, and what others hear meanwhile. */
@Timeout(30)
class CallerLoginTest {
    private static final Presented WRONG = presented("ivanov", "guessed");

    private final Freshness freshness = new Freshness(Clock.systemUTC());
    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch answers = new CountDownLatch(1);
    private final CountDownLatch over = new CountDownLatch(1);
    private final AtomicInteger waiting = new AtomicInteger();
    private final CallerLogin login = new CallerLogin(
            new LoginReader(null, new PasswordDigests(List.of(), freshness), null, freshness),
            new AskedCrm(null, Maintenance.NONE) {
                @Override
                UUID userOf(String system, Login.Asked login, Optional<UUID> callerId) {
                    asked.countDown();
                    await(answers);
                    throw new NotLoggedInException(SecurityFault.CHALLENGE, "wrong");
                }
            },
            null,
            new KnownLogins(Duration.ofMinutes(5)),
            new Guesses(
                    new LoginSettings.Guessing(0, 10, 100, Duration.ofMinutes(1), Duration.ofMinutes(10)),
                    freshness,
                    wait -> {
                        waiting.incrementAndGet();
                        over.await();
                    }),
            new LoginMetrics(new SimpleMeterRegistry()));

    @AfterEach
    void letAllGo() {
        answers.countDown();
        over.countDown();
    }

    @Test
    void whoGuessesWaitsAloneAndHoldsUpNobodyWithTheSameLogIn() throws Exception {
        CompletableFuture<String> guessing = CompletableFuture.supplyAsync(this::refused, this::inAThread);
        await(asked);
        CompletableFuture<Thread> other = new CompletableFuture<>();
        CompletableFuture<String> heard = CompletableFuture.supplyAsync(
                () -> {
                    other.complete(Thread.currentThread());
                    return refused();
                },
                this::inAThread);
        while (other.get().getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        answers.countDown();

        assertThat(heard.get(10, TimeUnit.SECONDS)).isEqualTo("wrong");
        while (waiting.get() == 0) {
            Thread.onSpinWait();
        }
        assertThat(guessing).isNotDone();
        over.countDown();
        assertThat(guessing.get(10, TimeUnit.SECONDS)).isEqualTo("wrong");
        assertThat(waiting).as("one guess, however many have heard of it").hasValue(1);
    }

    private String refused() {
        try {
            login.userOf("forsage", WRONG, Optional.empty());
            return "let in";
        } catch (NotLoggedInException refusal) {
            return refusal.getMessage();
        }
    }

    private void inAThread(Runnable task) {
        Thread thread = new Thread(task);
        thread.setDaemon(true);
        thread.start();
    }

    private static Presented presented(String name, String password) {
        return new Presented(Basic.header(name, password), Optional.empty(), new X509Certificate[0], "10.0.0.1");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
