package org.floris.security;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Remembers for a while which password was found to match which hash, by a keyed hash of both: bcrypt takes 100 ms by
 * design, and a script or a plug-in sends its password with each call. The key lives and dies with the process;
 * neither passwords nor wrong guesses are kept.
 */
final class RememberingPasswordEncoder implements PasswordEncoder {
    private static final String KEYED_HASH = "HmacSHA256";
    private static final int MOST_REMEMBERED = 10_000;

    private final PasswordEncoder encoder;
    private final Duration rememberFor;
    private final Clock clock;
    private final SecretKeySpec key;
    private final Map<String, Instant> verifiedUntil = new ConcurrentHashMap<>();

    RememberingPasswordEncoder(PasswordEncoder encoder, Duration rememberFor, Clock clock) {
        this.encoder = encoder;
        this.rememberFor = rememberFor;
        this.clock = clock;
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        this.key = new SecretKeySpec(random, KEYED_HASH);
    }

    @Override
    public String encode(CharSequence password) {
        return encoder.encode(password);
    }

    @Override
    public boolean matches(CharSequence password, String encoded) {
        String fingerprint = fingerprint(password, encoded);
        Instant now = clock.instant();
        Instant until = verifiedUntil.get(fingerprint);
        if (until != null && now.isBefore(until)) {
            return true;
        }
        boolean matches = encoder.matches(password, encoded);
        if (matches) {
            if (verifiedUntil.size() >= MOST_REMEMBERED) {
                verifiedUntil.clear();
            }
            verifiedUntil.put(fingerprint, now.plus(rememberFor));
        }
        return matches;
    }

    private String fingerprint(CharSequence password, String encoded) {
        try {
            Mac mac = Mac.getInstance(KEYED_HASH);
            mac.init(key);
            mac.update(encoded.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return HexFormat.of().formatHex(mac.doFinal(password.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(KEYED_HASH + " is part of every Java platform", e);
        }
    }
}
