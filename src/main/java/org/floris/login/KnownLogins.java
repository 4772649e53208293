package org.floris.login;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Log-ins that a CRM has accepted, under a keyed digest, so that no credential stays in memory. However many calls come
 * at once with a log-in, the CRM is asked once, and a call that finds it known computes one digest and nothing else.
 */
final class KnownLogins {
    private static final int MOST = 20_000;

    private final Map<String, Known> byDigest = new ConcurrentHashMap<>();
    private final Map<String, CompletableFuture<UUID>> asked = new ConcurrentHashMap<>();
    private final Duration keptFor;
    private final SecretKeySpec key;
    /** To find and key one costs more than the digest of a log-in. */
    private final ThreadLocal<Mac> macs = ThreadLocal.withInitial(this::mac);

    KnownLogins(Duration keptFor) {
        this.keptFor = keptFor;
        byte[] secret = new byte[32];
        new SecureRandom().nextBytes(secret);
        this.key = new SecretKeySpec(secret, "HmacSHA256");
    }

    Optional<UUID> get(String system, String login, Optional<UUID> callerId) {
        return get(digest(system, login, callerId));
    }

    void keep(String system, String login, UUID user) {
        keep(digest(system, login, Optional.empty()), user);
    }

    /** @param ask what it throws is thrown on to everybody who waits for its answer, and forgotten */
    UUID get(String system, String login, Optional<UUID> callerId, Supplier<UUID> ask) {
        String digest = digest(system, login, callerId);
        Optional<UUID> known = get(digest);
        if (known.isPresent()) {
            return known.get();
        }
        CompletableFuture<UUID> mine = new CompletableFuture<>();
        CompletableFuture<UUID> others = asked.putIfAbsent(digest, mine);
        if (others != null) {
            return answer(others);
        }
        try {
            // Somebody else may have got the answer between the two looks.
            Optional<UUID> meanwhile = get(digest);
            UUID user = meanwhile.orElseGet(ask);
            if (meanwhile.isEmpty()) {
                keep(digest, user);
            }
            mine.complete(user);
            return user;
        } catch (NotLoggedInException wrongNow) {
            byDigest.remove(digest);
            mine.completeExceptionally(wrongNow);
            throw wrongNow;
        } catch (RuntimeException | Error failure) {
            mine.completeExceptionally(failure);
            throw failure;
        } finally {
            asked.remove(digest);
        }
    }

    private static UUID answer(CompletableFuture<UUID> others) {
        try {
            return others.join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException why ? why : failed;
        }
    }

    private void keep(String digest, UUID user) {
        if (byDigest.size() >= MOST) {
            byDigest.values().removeIf(known -> !believed(known));
        }
        if (byDigest.size() >= MOST) {
            byDigest.clear();
        }
        byDigest.put(digest, new Known(user, System.nanoTime()));
    }

    private Optional<UUID> get(String digest) {
        return Optional.ofNullable(byDigest.get(digest)).filter(this::believed).map(Known::user);
    }

    private boolean believed(Known known) {
        return System.nanoTime() - known.since < keptFor.toNanos();
    }

    private String digest(String system, String login, Optional<UUID> callerId) {
        String text = system + '\n' + login + '\n' + callerId;
        return HexFormat.of().formatHex(macs.get().doFinal(text.getBytes(StandardCharsets.UTF_8)));
    }

    private Mac mac() {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private record Known(UUID user, long since) {}
}
