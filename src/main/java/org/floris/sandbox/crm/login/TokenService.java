package org.floris.sandbox.crm.login;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** How the token service beside a simulated system behaves; it may be told otherwise while it runs. */
public final class TokenService {
    private final AtomicLong issued = new AtomicLong();
    private volatile Duration life = Duration.ofHours(1);
    private volatile String clientSecret;
    private volatile boolean away;

    /** @param clientSecret of OAuth's clients; empty: their account's password */
    public TokenService(String clientSecret) {
        this.clientSecret = clientSecret;
    }

    /**
     * What is to be otherwise from now on; null: nothing.
     *
     * @param goodForSeconds how long new tokens live
     * @param clientSecret   of OAuth's clients
     * @param away           whether it hangs up on everybody
     */
    public record Orders(Integer goodForSeconds, String clientSecret, Boolean away) {
        public Orders {
            if (goodForSeconds != null && goodForSeconds < 1) {
                throw new IllegalArgumentException("A token is good for at least one second.");
            }
        }
    }

    public void obey(Orders orders) {
        if (orders.goodForSeconds() != null) {
            life = Duration.ofSeconds(orders.goodForSeconds());
        }
        if (orders.clientSecret() != null) {
            clientSecret = orders.clientSecret();
        }
        if (orders.away() != null) {
            away = orders.away();
        }
    }

    public Map<String, Object> status() {
        return Map.of("issued", issued.get(), "goodForSeconds", life.toSeconds(), "away", away);
    }

    boolean isAway() {
        return away;
    }

    /** The life of a token that is issued now. */
    Duration issue() {
        issued.incrementAndGet();
        return life;
    }

    /** @param password of the client's account */
    boolean isClientSecret(String given, String password) {
        return (clientSecret.isEmpty() ? password : clientSecret).equals(given);
    }
}
