package org.floris.store;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.floris.connector.Maintenance;
import org.floris.connector.MaintenanceNotice;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps it in the database and a copy in memory, looked after every second for what other hubs were told. */
@Component
class SqlMaintenance implements Maintenance, DisposableBean {
    private static final Logger LOG = LoggerFactory.getLogger(SqlMaintenance.class);

    private final JdbcClient jdbc;
    private final ScheduledExecutorService looks;
    private volatile Map<String, MaintenanceNotice> notices = Map.of();

    SqlMaintenance(JdbcClient jdbc) {
        this.jdbc = jdbc;
        look();
        looks = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, "system-maintenance");
            thread.setDaemon(true);
            return thread;
        });
        looks.scheduleWithFixedDelay(this::lookQuietly, 1, 1, TimeUnit.SECONDS);
    }

    @Override
    public Optional<MaintenanceNotice> of(String system) {
        return Optional.ofNullable(notices.get(system));
    }

    @Override
    public List<MaintenanceNotice> all() {
        return notices.values().stream()
                .sorted(Comparator.comparing(MaintenanceNotice::system))
                .toList();
    }

    @Override
    public MaintenanceNotice begin(String system, String reason, String by) {
        jdbc.sql("insert into system_maintenance (system, reason, by_whom, since) values (:system, :reason, :by, now())"
                        + " on conflict (system) do update set reason = :reason, by_whom = :by")
                .param("system", system)
                .param("reason", reason)
                .param("by", by)
                .update();
        look();
        LOG.info("{} has set {} in maintenance", by, system);
        return of(system).orElseThrow();
    }

    @Override
    public boolean end(String system, String by) {
        boolean ended = jdbc.sql("delete from system_maintenance where system = ?")
                        .param(system)
                        .update()
                == 1;
        look();
        if (ended) {
            LOG.info("{} has ended the maintenance of {}", by, system);
        }
        return ended;
    }

    /** One after the other, so that an older look does not hide what was said since. */
    private synchronized void look() {
        notices = jdbc
                .sql("select system, reason, by_whom, since from system_maintenance")
                .query((row, number) -> new MaintenanceNotice(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getTimestamp(4).toInstant()))
                .list()
                .stream()
                .collect(Collectors.toUnmodifiableMap(MaintenanceNotice::system, Function.identity()));
    }

    /** While the database is away, what was known last holds. */
    private void lookQuietly() {
        try {
            look();
        } catch (RuntimeException away) {
            LOG.debug("Nobody can say what is in maintenance", away);
        }
    }

    @Override
    public void destroy() {
        looks.shutdownNow();
    }
}
