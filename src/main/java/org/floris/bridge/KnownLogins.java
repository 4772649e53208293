package org.floris.bridge;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Log-ins that a CRM has accepted, under a keyed digest, so that no credential stays in memory. */
final class KnownLogins {
    private static final int MOST = 20_000;

    private final Map<String, Known> byDigest = new ConcurrentHashMap<>();
    private final Duration keptFor;
    private final SecretKeySpec key;

    KnownLogins(Duration keptFor) {
        this.keptFor = keptFor;
        byte[] secret = new byte[32];
        new SecureRandom().nextBytes(secret);
        this.key = new SecretKeySpec(secret, "HmacSHA256");
    }

    Optional<UUID> get(String system, String authorization, Optional<UUID> callerId) {
        return get(digest(system, authorization, callerId));
    }

    UUID get(String system, String authorization, Optional<UUID> callerId, Supplier<UUID> ask) {
        String digest = digest(system, authorization, callerId);
        Optional<UUID> known = get(digest);
        if (known.isPresent()) {
            return known.get();
        }
        UUID user = ask.get();
        if (byDigest.size() >= MOST) {
            byDigest.clear();
        }
        byDigest.put(digest, new Known(user, System.nanoTime()));
        return user;
    }

    private Optional<UUID> get(String digest) {
        Known known = byDigest.get(digest);
        return known != null && System.nanoTime() - known.since < keptFor.toNanos()
                ? Optional.of(known.user)
                : Optional.empty();
    }

    private String digest(String system, String authorization, Optional<UUID> callerId) {
        String text = system + '\n' + authorization + '\n' + callerId;
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private record Known(UUID user, long since) {}
}
