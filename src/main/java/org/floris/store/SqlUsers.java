package org.floris.store;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.floris.canonical.Ref;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** All users in one snapshot: some thousands at most, asked several times a call, changed rarely. */
@Component
class SqlUsers implements Users {
    static final String ENTITY = "user";

    /** An unknown user is looked up anew at most this often. */
    private static final long LOOK_AGAIN_AFTER = Duration.ofSeconds(1).toNanos();

    private final JdbcClient jdbc;
    private volatile Snapshot snapshot;

    SqlUsers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<HubUser> byLogin(String login) {
        String plain = plainLogin(login);
        return look(users -> users.byLogin.get(plain));
    }

    @Override
    public Optional<HubUser> bySystemId(String system, String systemUserId) {
        String id = systemUserId.toLowerCase(Locale.ROOT);
        return look(users -> users.bySystemId.getOrDefault(system, Map.of()).get(id));
    }

    @Override
    public Optional<HubUser> byId(UUID id) {
        return look(users -> users.byId.get(id));
    }

    @Override
    public Optional<String> idIn(String system, UUID user) {
        return look(users -> users.systemIds.getOrDefault(system, Map.of()).get(user));
    }

    @Override
    public List<HubUser> all() {
        return jdbc.sql("select id, login, coalesce(name, login) as name, coalesce(department, '') as department"
                        + " from app_user order by login, id")
                .query(HubUser.class)
                .list();
    }

    @Override
    public void forget() {
        snapshot = null;
    }

    /** Without the domain, in lower case. */
    static String plainLogin(String login) {
        return login.substring(login.lastIndexOf('\\') + 1).toLowerCase(Locale.ROOT);
    }

    private <T> Optional<T> look(Function<Snapshot, T> question) {
        Snapshot known = snapshot;
        T answer = known == null ? null : question.apply(known);
        if (answer == null && (known == null || System.nanoTime() - known.takenAt > LOOK_AGAIN_AFTER)) {
            answer = question.apply(take(known));
        }
        return Optional.ofNullable(answer);
    }

    private synchronized Snapshot take(Snapshot outdated) {
        Snapshot current = snapshot;
        if (current != null && current != outdated) {
            return current;
        }
        Snapshot taken = new Snapshot(all());
        jdbc.sql("select system, entity, id, record_id from link where record_entity = ?")
                .param(ENTITY)
                .query((row, number) -> taken.add(
                        new Ref(row.getString(1), row.getString(2), row.getString(3)), row.getObject(4, UUID.class)))
                .list();
        snapshot = taken;
        return taken;
    }

    private static final class Snapshot {
        private final long takenAt = System.nanoTime();
        private final Map<UUID, HubUser> byId = new HashMap<>();
        private final Map<String, HubUser> byLogin = new HashMap<>();
        private final Map<String, Map<String, HubUser>> bySystemId = new HashMap<>();
        private final Map<String, Map<UUID, String>> systemIds = new HashMap<>();

        Snapshot(List<HubUser> users) {
            users.forEach(user -> {
                byId.put(user.id(), user);
                byLogin.putIfAbsent(user.login(), user);
            });
        }

        Ref add(Ref ref, UUID user) {
            systemIds.computeIfAbsent(ref.system(), system -> new HashMap<>()).put(user, ref.id());
            HubUser known = byId.get(user);
            if (known != null) {
                bySystemId
                        .computeIfAbsent(ref.system(), system -> new HashMap<>())
                        .put(ref.id().toLowerCase(Locale.ROOT), known);
            }
            return ref;
        }
    }
}
