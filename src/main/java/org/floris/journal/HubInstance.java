package org.floris.journal;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
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
 * own; after that it is in doubt. The hub counts its lease from before it asks for it, so that it never believes in it
 * for longer than the database does.
 */
@Component
class HubInstance implements DisposableBean {
    private static final Logger LOG = LoggerFactory.getLogger(HubInstance.class);

    private final String host = host();
    private final JdbcClient jdbc;
    private final JournalSettings settings;
    private final ScheduledExecutorService heart;
    private volatile Lease lease;

    HubInstance(JdbcClient jdbc, JournalSettings settings, Database database, HubDeaths deaths) {
        this.jdbc = jdbc;
        this.settings = settings;
        if (database.exclusive()) {
            // Nobody else can be on the database in the box: no need to wait until the lease of a killed hub is over.
            deaths.allAreDead(host);
        }
        begin();
        heart = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, "hub-lease");
            thread.setDaemon(true);
            return thread;
        });
        long period = settings.lease().toMillis() / 5;
        heart.scheduleWithFixedDelay(this::renewQuietly, period, period, TimeUnit.MILLISECONDS);
    }

    String id() {
        return lease.owner();
    }

    /** Empty while the lease is over: nothing may be opened and nothing sent. */
    Optional<String> owner() {
        Lease now = lease;
        return now.stands(System.nanoTime()) ? Optional.of(now.owner()) : Optional.empty();
    }

    /** Whether what was opened or resumed under this name is still this hub's own. Costs nothing to ask. */
    boolean mayWriteAs(String owner) {
        return owner().filter(owner::equals).isPresent();
    }

    @Override
    public void destroy() {
        heart.shutdownNow();
        lease = new Lease(id(), System.nanoTime());
        try {
            jdbc.sql("delete from instance where id = ?").param(id()).update();
        } catch (RuntimeException away) {
            LOG.info("The database is away; the lease of {} ends by itself", id());
        }
    }

    private void renewQuietly() {
        try {
            renew();
        } catch (RuntimeException away) {
            LOG.warn("The lease of {} could not be renewed: {}", id(), away.getMessage());
        }
    }

    /**
     * A lease that was over for a moment, be it only by this hub's clock, does not come back: the others may have taken
     * what it had opened. The hub goes on under a new name.
     */
    synchronized void renew() {
        Lease old = lease;
        long sent = System.nanoTime();
        int renewed = jdbc.sql("update instance set lease_until = now() + :lease * interval '1 millisecond'"
                        + " where id = :id and lease_until > now()")
                .param("id", old.owner())
                .param("lease", settings.lease().toMillis())
                .update();
        if (renewed == 1 && old.stands(System.nanoTime())) {
            lease = new Lease(old.owner(), sent + settings.lease().toNanos());
        } else {
            lease = new Lease(old.owner(), sent);
            begin();
            LOG.warn("The lease of {} was over; the hub goes on as {}", old.owner(), id());
        }
    }

    private void begin() {
        String name = host + "-" + UUID.randomUUID().toString().substring(0, 8);
        long sent = System.nanoTime();
        jdbc.sql("insert into instance (id, started_at, lease_until)"
                        + " values (:id, now(), now() + :lease * interval '1 millisecond')")
                .param("id", name)
                .param("lease", settings.lease().toMillis())
                .update();
        lease = new Lease(name, sent + settings.lease().toNanos());
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException nameless) {
            return "hub";
        }
    }
}
