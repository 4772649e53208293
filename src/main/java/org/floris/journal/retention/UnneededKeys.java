package org.floris.journal.retention;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keys with which nothing in the database is sealed any more, because retention has let it go. */
@Component
class UnneededKeys {
    private static final Logger LOG = LoggerFactory.getLogger(UnneededKeys.class);

    /** The use of a key is noted when a hub starts and every few hours. */
    private static final String FORGET =
            """
            delete from sealing_key where last_used < (select max(last_used) from sealing_key)
                and last_used < coalesce((select min(seen_at) from finding), now()) - interval '1 day'
                and last_used < coalesce(
                    (select to_timestamp(('x' || substring(replace(id::text, '-', ''), 1, 12))::bit(48)::bigint / 1000.0)
                     from exchange order by id limit 1), now()) - interval '1 day'
            returning id
            """;

    private final JdbcClient jdbc;

    UnneededKeys(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void forget() {
        List<String> forgotten = jdbc.sql(FORGET).query(String.class).list();
        forgotten.forEach(id -> LOG.info("The key {} has sealed nothing that is still kept", id));
    }
}
