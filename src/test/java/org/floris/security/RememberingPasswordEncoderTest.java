package org.floris.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.floris.MovingClock;
import org.junit.jupiter.api.Test;
import org.springframework.security.crypto.password.PasswordEncoder;

class RememberingPasswordEncoderTest {
    private final AtomicInteger hashed = new AtomicInteger();
    private final MovingClock clock = new MovingClock();
    private final PasswordEncoder encoder =
            new RememberingPasswordEncoder(new Counting(), Duration.ofMinutes(5), clock);

    @Test
    void aPasswordThatWasFoundRightIsNotHashedAgain() {
        assertThat(encoder.matches("secret", "secret")).isTrue();
        assertThat(encoder.matches("secret", "secret")).isTrue();
        assertThat(hashed).hasValue(1);
    }

    @Test
    void itIsHashedAgainWhenTheTimeIsOver() {
        encoder.matches("secret", "secret");
        clock.pass(Duration.ofMinutes(6));
        assertThat(encoder.matches("secret", "secret")).isTrue();
        assertThat(hashed).hasValue(2);
    }

    @Test
    void aWrongPasswordIsNeverRemembered() {
        assertThat(encoder.matches("wrong", "secret")).isFalse();
        assertThat(encoder.matches("wrong", "secret")).isFalse();
        assertThat(hashed).hasValue(2);
    }

    @Test
    void aChangedPasswordForgetsTheOldOne() {
        encoder.matches("secret", "secret");
        assertThat(encoder.matches("secret", "changed")).isFalse();
    }

    private final class Counting implements PasswordEncoder {
        @Override
        public String encode(CharSequence password) {
            return password.toString();
        }

        @Override
        public boolean matches(CharSequence password, String encoded) {
            hashed.incrementAndGet();
            return encoded.contentEquals(password);
        }
    }
}
