package org.floris.login;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.floris.canonical.ErrorCode;
import org.floris.canonical.FlorisException;

/**
 * The tokens that the hub issues. All that a token stands for is sealed in it, the caller's log-in included, with which
 * his CRM is asked anew from time to time: so every replica can verify it, none has to keep it, and whom the CRM does
 * not let in any more is out before his token's time is over.
 */
final class Tokens {
    private static final int MOST_OPENED = 10_000;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final TokenKeys keys;
    private final Duration lifetime;
    private final Clock clock;
    private final TokenSeal seal = new TokenSeal();
    private final Map<String, Opened> opened = new ConcurrentHashMap<>();

    Tokens(TokenKeys keys, Duration lifetime, Clock clock) {
        this.keys = keys;
        this.lifetime = lifetime;
        this.clock = clock;
    }

    /** What stands in a token. {@code system} is empty where the token is good for all of them. */
    private record Content(String id, String system, String user, String password, byte[] proof, long expires) {}

    /** A token that was opened, without the password in it. */
    record Opened(String id, String system, String user, byte[] proof, Instant expires) {
        boolean isFor(String other) {
            return system.isEmpty() || system.equals(other);
        }

        @Override
        public String toString() {
            return "Opened[" + id + "]";
        }
    }

    /** A token that was just made. */
    record Issued(String id, SealedToken carried, TokenKeys.Pair pair, Instant created, Instant expires) {}

    boolean areIssued() {
        return keys.areThere();
    }

    byte[] random(int length) {
        return seal.random(length);
    }

    /** @param system the only one that the token is good for, or empty */
    Issued issue(String system, String user, String password, byte[] proof) {
        TokenKeys.Pair pair = keys.all().get(0);
        Instant now = clock.instant();
        Instant expires = now.plus(lifetime);
        String id = "_" + UUID.randomUUID();
        try {
            byte[] content =
                    JSON.writeValueAsBytes(new Content(id, system, user, password, proof, expires.toEpochMilli()));
            return new Issued(id, seal.seal(content, pair), pair, now, expires);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** @throws NotLoggedInException when it is not the hub's, was changed, or its time is over */
    Opened open(SealedToken token) {
        String digest = token.digest();
        Opened known = opened.get(digest);
        if (known == null) {
            Content content = content(token);
            known = new Opened(
                    content.id, content.system, content.user, content.proof, Instant.ofEpochMilli(content.expires));
            keep(digest, known);
        }
        if (!known.expires.isAfter(clock.instant())) {
            opened.remove(digest);
            throw SecurityFault.invalid(" Its token has expired; ask the token service for a new one.");
        }
        return known;
    }

    /** The log-in in a token, for the CRM. */
    String authorization(SealedToken token) {
        Content content = content(token);
        return Basic.header(content.user, content.password);
    }

    private void keep(String digest, Opened token) {
        if (opened.size() >= MOST_OPENED) {
            Instant now = clock.instant();
            opened.values().removeIf(each -> !each.expires.isAfter(now));
        }
        if (opened.size() >= MOST_OPENED) {
            opened.clear();
        }
        opened.put(digest, token);
    }

    private Content content(SealedToken token) {
        Optional<byte[]> json = keys.all().stream()
                .flatMap(pair -> TokenSeal.open(token, pair).stream())
                .findFirst();
        try {
            return JSON.readValue(
                    json.orElseThrow(() -> SecurityFault.invalid(
                            " Its token is not this hub's; ask the token service for" + " a new one.")),
                    Content.class);
        } catch (IOException older) {
            throw new FlorisException(ErrorCode.INTERNAL, "A token of the hub cannot be read.", older);
        }
    }
}
