package org.floris.store;

import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.floris.canonical.ErrorCode;
import org.floris.canonical.FlorisException;
import org.floris.canonical.RecordId;
import org.floris.canonical.Ref;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

@Component
class SqlLinkTable implements LinkTable {
    private static final int REMEMBERED = 200_000;

    private final JdbcClient jdbc;
    private final BulkCopy copy;
    private final Users users;
    private final CommittedCache<Ref, RecordId> records = new CommittedCache<>(REMEMBERED);
    private final CommittedCache<InSystem, Ref> refs = new CommittedCache<>(REMEMBERED);

    SqlLinkTable(JdbcClient jdbc, BulkCopy copy, Users users) {
        this.jdbc = jdbc;
        this.copy = copy;
        this.users = users;
    }

    @Override
    public Optional<RecordId> recordOf(Ref ref) {
        return inTransaction() ? readRecord(ref) : records.getOrRead(ref, () -> readRecord(ref));
    }

    @Override
    public Optional<Ref> refIn(String system, RecordId record) {
        return inTransaction()
                ? readRef(system, record)
                : refs.getOrRead(new InSystem(system, record), () -> readRef(system, record));
    }

    @Override
    public void link(Ref ref, RecordId record) {
        int added = jdbc.sql("insert into link (system, entity, id, record_entity, record_id) values (?, ?, ?, ?, ?)"
                        + " on conflict do nothing")
                .params(ref.system(), ref.entity(), ref.id(), record.entity(), record.id())
                .update();
        if (added == 0 && !readRecord(ref).equals(Optional.of(record))) {
            throw new FlorisException(
                    ErrorCode.INVALID_VALUE,
                    ref + " or " + record + " is linked otherwise in " + ref.system() + "; unlink it first");
        }
        forgetUsers(record);
    }

    @Override
    public List<Ref> unlink(RecordId record, Collection<String> systems) {
        List<Ref> removed = jdbc.sql("delete from link where record_id = ? and record_entity = ? and system = any(?)"
                        + " returning system, entity, id")
                .params(record.id(), record.entity(), systems.toArray(String[]::new))
                .query(Ref.class)
                .list();
        afterCommit(() -> removed.forEach(ref -> {
            records.forget(ref);
            refs.forget(new InSystem(ref.system(), record));
        }));
        forgetUsers(record);
        return removed;
    }

    @Override
    public Map<Ref, RecordId> recordsOf(Collection<Ref> refs) {
        Map<Ref, RecordId> found = new HashMap<>();
        refs.stream()
                .collect(Collectors.groupingBy(
                        ref -> Map.entry(ref.system(), ref.entity()), Collectors.mapping(Ref::id, Collectors.toList())))
                .forEach((of, ids) -> jdbc.sql("select id, record_entity, record_id from link"
                                + " where system = ? and entity = ? and id = any(?)")
                        .params(of.getKey(), of.getValue(), ids.toArray(String[]::new))
                        .query(row -> {
                            found.put(
                                    new Ref(of.getKey(), of.getValue(), row.getString(1)),
                                    new RecordId(row.getString(2), row.getObject(3, UUID.class)));
                        }));
        return found;
    }

    @Override
    public List<Ref> refsAfter(String system, String entity, String after, int size) {
        return jdbc.sql("select id from link where system = ? and entity = ? and id > ? order by id limit ?")
                .params(system, entity, after, size)
                .query((row, number) -> new Ref(system, entity, row.getString(1)))
                .list();
    }

    @Override
    public List<Ref> refsOf(RecordId record) {
        return jdbc.sql("select system, entity, id from link where record_id = ? and record_entity = ? order by system")
                .params(record.id(), record.entity())
                .query(Ref.class)
                .list();
    }

    @Override
    public long loadLinks(Iterator<NewLink> links) {
        long loaded = copy.load(
                "link",
                "system, entity, id",
                List.of("system", "entity", "id", "record_entity", "record_id"),
                links,
                link -> List.of(
                        link.ref().system(),
                        link.ref().entity(),
                        link.ref().id(),
                        link.record().entity(),
                        link.record().id()),
                "on conflict do nothing");
        users.forget();
        return loaded;
    }

    @Override
    public long count(String system) {
        return jdbc.sql("select count(*) from link where system = ?")
                .param(system)
                .query(Long.class)
                .single();
    }

    private Optional<RecordId> readRecord(Ref ref) {
        return jdbc.sql("select record_entity, record_id from link where system = ? and entity = ? and id = ?")
                .params(ref.system(), ref.entity(), ref.id())
                .query((row, number) -> new RecordId(row.getString(1), row.getObject(2, UUID.class)))
                .optional();
    }

    private Optional<Ref> readRef(String system, RecordId record) {
        return jdbc.sql("select entity, id from link where record_id = ? and record_entity = ? and system = ?")
                .params(record.id(), record.entity(), system)
                .query((row, number) -> new Ref(system, row.getString(1), row.getString(2)))
                .optional();
    }

    private void forgetUsers(RecordId record) {
        if (record.entity().equals(SqlUsers.ENTITY)) {
            afterCommit(users::forget);
        }
    }

    /** Inside a transaction a link may be its own and not yet committed: nothing is kept, nothing is taken from memory. */
    private static boolean inTransaction() {
        return TransactionSynchronizationManager.isActualTransactionActive();
    }

    static void afterCommit(Runnable action) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            action.run();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                action.run();
            }
        });
    }

    private record InSystem(String system, RecordId record) {}
}
