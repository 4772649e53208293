package org.floris.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.floris.canonical.ErrorCode;
import org.floris.canonical.FlorisException;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@Component
class SqlHomes implements Homes {
    /** How long another replica may route by a home that was flipped here; what it writes is refused by the epoch. */
    private static final long FRESH = Duration.ofMillis(500).toNanos();

    private static final String COLUMNS = "user_id, system, epoch, coalesce(moving_until > now(), false) as moving";
    private static final RowMapper<Home> HOME = SqlHomes::home;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Users users;
    private final HomesSettings settings;
    private final Map<UUID, Known> known = new ConcurrentHashMap<>();
    private final AtomicLong flips = new AtomicLong();

    SqlHomes(JdbcClient jdbc, PlatformTransactionManager transactions, Users users, HomesSettings settings) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.users = users;
        this.settings = settings;
    }

    @Override
    public Home homeOf(UUID user) {
        Known remembered = known.get(user);
        if (remembered != null && remembered.flips == flips.get() && System.nanoTime() - remembered.at < FRESH) {
            return remembered.home;
        }
        long flipsBefore = flips.get();
        Home home = read(user);
        known.put(user, new Known(home, flipsBefore, System.nanoTime()));
        return home;
    }

    @Override
    public List<Home> homesOf(Set<UUID> wanted) {
        giveHomes(wanted);
        return select(wanted, "");
    }

    @Override
    public Map<String, Long> counts() {
        giveHomes("", Map.of());
        Map<String, Long> counts = new LinkedHashMap<>();
        jdbc.sql("select system, count(*) from home group by system order by system")
                .query((row, number) -> counts.put(row.getString(1), row.getLong(2)))
                .list();
        return counts;
    }

    @Override
    public List<Home> beginMove(UUID batch, Set<UUID> moved, Instant until) {
        giveHomes(moved);
        return transaction.execute(status -> {
            requireAll(moved, select(moved, " for update"));
            int marked = jdbc.sql(
                            "update home set moving_batch = :batch, moving_until = :until where user_id = any(:users)"
                                    + " and (moving_batch is null or moving_batch = :batch or moving_until <= now())")
                    .param("batch", batch)
                    .param("until", Timestamp.from(until))
                    .param("users", ids(moved))
                    .update();
            if (marked < moved.size()) {
                throw new FlorisException(
                        ErrorCode.USER_MOVING,
                        moved.size() - marked + " users are being moved by another batch; wait until it has ended");
            }
            return select(moved, "");
        });
    }

    @Override
    public List<Home> flip(UUID batch, Set<UUID> moved, String toSystem) {
        giveHomes(moved);
        List<Home> before = transaction.execute(status -> {
            List<Home> found = select(moved, " for update");
            requireAll(moved, found);
            // By the clock and not by now(), which stands still while the rows are waited for.
            int flipped = jdbc.sql(
                            "update home set system = :system, epoch = epoch + 1, moving_batch = null, moving_until = null"
                                    + " where user_id = any(:users) and moving_batch = :batch"
                                    + " and moving_until > clock_timestamp()")
                    .param("system", toSystem)
                    .param("users", ids(moved))
                    .param("batch", batch)
                    .update();
            if (flipped < moved.size()) {
                throw new FlorisException(
                        ErrorCode.USER_MOVING,
                        "The time for moving " + (moved.size() - flipped)
                                + " users was over before they were moved; nobody was. Begin the step again");
            }
            return found;
        });
        SqlLinkTable.afterCommit(flips::incrementAndGet);
        return before;
    }

    @Override
    public void endMove(UUID batch, Set<UUID> moved) {
        jdbc.sql("update home set moving_batch = null, moving_until = null where user_id = any(:users)"
                        + " and moving_batch = :batch")
                .param("users", ids(moved))
                .param("batch", batch)
                .update();
    }

    private Home read(UUID user) {
        List<Home> found = select(Set.of(user), "");
        if (found.isEmpty()) {
            giveHomes(Set.of(user));
            found = select(Set.of(user), "");
        }
        if (found.isEmpty()) {
            throw new FlorisException(ErrorCode.UNKNOWN_USER, "The hub knows no user " + user);
        }
        return found.get(0);
    }

    /** In the order of the ids, so that two flips never wait for each other. */
    private List<Home> select(Set<UUID> wanted, String lock) {
        return jdbc.sql("select " + COLUMNS + " from home where user_id = any(:users) order by user_id" + lock)
                .param("users", ids(wanted))
                .query(HOME)
                .list();
    }

    private void giveHomes(Set<UUID> wanted) {
        giveHomes(" and u.id = any(:users)", Map.of("users", ids(wanted)));
    }

    /** Users who have no home yet get that of the settings. */
    private void giveHomes(String condition, Map<String, Object> parameters) {
        jdbc.sql("select u.id from app_user u left join home h on h.user_id = u.id where h.user_id is null" + condition)
                .params(parameters)
                .query(UUID.class)
                .list()
                .forEach(user -> users.byId(user).ifPresent(this::giveHome));
    }

    private void giveHome(HubUser user) {
        jdbc.sql("insert into home (user_id, system, epoch) values (?, ?, 1) on conflict do nothing")
                .params(user.id(), settings.initial().systemOf(user))
                .update();
    }

    private static void requireAll(Set<UUID> wanted, List<Home> found) {
        if (found.size() < wanted.size()) {
            throw new FlorisException(
                    ErrorCode.UNKNOWN_USER, wanted.size() - found.size() + " of the users are not known to the hub");
        }
    }

    private static UUID[] ids(Set<UUID> users) {
        return users.toArray(UUID[]::new);
    }

    private static Home home(ResultSet row, int number) throws SQLException {
        return new Home(row.getObject(1, UUID.class), row.getString(2), row.getLong(3), row.getBoolean(4));
    }

    private record Known(Home home, long flips, long at) {}
}
