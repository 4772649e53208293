package org.floris.journal.sealing;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which keys have sealed payloads in this database, and whether this hub has them. */
@Component
public class KeyUse {
    private final JdbcClient jdbc;
    private final PayloadCipher cipher;

    KeyUse(JdbcClient jdbc, PayloadCipher cipher) {
        this.jdbc = jdbc;
        this.cipher = cipher;
    }

    /**
     * A key by its id.
     *
     * @param state what this hub can do with it
     */
    public record UsedKey(String id, KeyState state, Instant firstUsed, Instant lastUsed) {}

    /** What this hub can do with a key. */
    public enum KeyState {
        /** Seals and opens. */
        CURRENT,
        /** Opens what it has sealed; needed as long as that is kept. */
        OLD,
        /** What it has sealed does not open here. */
        MISSING
    }

    /** Says that the current key seals now; to be called before anything is sealed, and daily. */
    public void note() {
        jdbc.sql("insert into sealing_key (id, first_used, last_used) values (?, now(), now())"
                        + " on conflict (id) do update set last_used = now()")
                .param(cipher.currentKeyId())
                .update();
    }

    /** The one used last comes first. */
    public List<UsedKey> keys() {
        return jdbc.sql("select id, first_used, last_used from sealing_key order by last_used desc, id")
                .query((row, number) -> new UsedKey(
                        row.getString(1),
                        stateOf(row.getString(1)),
                        row.getTimestamp(2).toInstant(),
                        row.getTimestamp(3).toInstant()))
                .list();
    }

    /** The ids of the keys that have sealed something and are not there. */
    public Set<String> missing() {
        return keys().stream()
                .filter(key -> key.state() == KeyState.MISSING)
                .map(UsedKey::id)
                .collect(Collectors.toCollection(java.util.TreeSet::new));
    }

    private KeyState stateOf(String id) {
        if (id.equals(cipher.currentKeyId())) {
            return KeyState.CURRENT;
        }
        return cipher.keyIds().contains(id) ? KeyState.OLD : KeyState.MISSING;
    }
}
