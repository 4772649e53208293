package org.floris.journal;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.floris.store.Database;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * This running hub, as the others on the same database see it: while it renews its lease, what it has opened is its
 * own; after that it is in doubt.
 */
@Component
class HubInstance implements DisposableBean {
    private static final Logger LOG = LoggerFactory.getLogger(HubInstance.class);

    private final String id = host() + "-" + UUID.randomUUID().toString().substring(0, 8);
    private final JdbcClient jdbc;
    private final JournalSettings settings;
    private final ScheduledExecutorService heart;

    HubInstance(JdbcClient jdbc, JournalSettings settings, Database database) {
        this.jdbc = jdbc;
        this.settings = settings;
        if (database.exclusive()) {
            // Nobody else can be on the database in the box: no need to wait until the lease of a killed hub is over.
            jdbc.sql("delete from instance").update();
        }
        renew();
        heart = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, "hub-lease");
            thread.setDaemon(true);
            return thread;
        });
        long period = settings.lease().toMillis() / 5;
        heart.scheduleWithFixedDelay(this::renewQuietly, period, period, TimeUnit.MILLISECONDS);
    }

    String id() {
        return id;
    }

    @Override
    public void destroy() {
        heart.shutdownNow();
        try {
            jdbc.sql("delete from instance where id = ?").param(id).update();
        } catch (RuntimeException away) {
            LOG.info("The database is away; the lease of {} ends by itself", id);
        }
    }

    private void renewQuietly() {
        try {
            renew();
        } catch (RuntimeException away) {
            LOG.warn("The lease of {} could not be renewed: {}", id, away.getMessage());
        }
    }

    private void renew() {
        jdbc.sql("insert into instance (id, started_at, lease_until)"
                        + " values (:id, now(), now() + :lease * interval '1 millisecond')"
                        + " on conflict (id) do update set lease_until = excluded.lease_until")
                .param("id", id)
                .param("lease", settings.lease().toMillis())
                .update();
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException nameless) {
            return "hub";
        }
    }
}
