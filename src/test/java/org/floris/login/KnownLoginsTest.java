package org.floris.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KnownLoginsTest {
    private static final UUID USER = UUID.fromString("00000000-0000-0000-0000-000000000001");

    private final KnownLogins known = new KnownLogins(Duration.ofMinutes(5));
    private final AtomicInteger asked = new AtomicInteger();

    @Test
    void theCrmIsAskedOnceHoweverManyCallsComeAtOnce() throws Exception {
        CountDownLatch together = new CountDownLatch(16);
        ExecutorService callers = Executors.newFixedThreadPool(16);
        try {
            List<Future<UUID>> calls = IntStream.range(0, 16)
                    .mapToObj(call -> callers.submit(() -> {
                        together.countDown();
                        together.await();
                        return get("Basic right");
                    }))
                    .toList();
            for (Future<UUID> call : calls) {
                assertThat(call.get()).isEqualTo(USER);
            }
        } finally {
            callers.shutdownNow();
        }
        assertThat(asked).hasValue(1);
    }

    @Test
    void anotherPasswordSystemOrCallerIdIsAnotherLogIn() {
        get("Basic right");
        assertThat(known.get("forsage", "Basic right", Optional.empty())).contains(USER);
        assertThat(known.get("forsage", "Basic wrong", Optional.empty())).isEmpty();
        assertThat(known.get("loris", "Basic right", Optional.empty())).isEmpty();
        assertThat(known.get("forsage", "Basic right", Optional.of(USER))).isEmpty();
    }

    @Test
    void aRefusalIsNotRemembered() {
        assertThatThrownBy(() -> known.get("forsage", "Basic wrong", Optional.empty(), () -> {
                    throw new IllegalStateException("no");
                }))
                .hasMessage("no");
        assertThat(known.get("forsage", "Basic wrong", Optional.empty(), () -> USER))
                .isEqualTo(USER);
    }

    @Test
    void whatIsWrongNowIsForgotten() {
        KnownLogins notKept = new KnownLogins(Duration.ZERO);
        notKept.get("forsage", "Basic right", Optional.empty(), () -> USER);

        assertThat(notKept.get("forsage", "Basic right", Optional.empty())).isEmpty();
        assertThatThrownBy(() -> notKept.get("forsage", "Basic right", Optional.empty(), () -> {
                    throw new NotLoggedInException(SecurityFault.CHALLENGE, "no more");
                }))
                .hasMessage("no more");
    }

    private UUID get(String login) {
        return known.get("forsage", login, Optional.empty(), () -> {
            asked.incrementAndGet();
            return USER;
        });
    }
}
