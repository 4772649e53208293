package org.floris.store;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.floris.canonical.Attributes;
import org.floris.canonical.CanonicalRecord;
import org.floris.canonical.Change;
import org.floris.canonical.Operation;
import org.floris.canonical.RecordId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.orm.jpa.SharedEntityManagerCreator;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionSynchronizationManager;

@Repository
class HibernateStore implements UnifiedStore {
    /** Records in one COPY; bounds the memory of a load of millions. */
    private static final int CHUNK = 20_000;

    private final EntityManager entities;
    private final RecordRows rows;
    private final JdbcClient jdbc;
    private final BulkCopy copy;
    private final PartyIdentifiers identifiers;
    private final Relations relations;
    private final Users users;

    HibernateStore(
            EntityManagerFactory factory,
            RecordRows rows,
            JdbcClient jdbc,
            BulkCopy copy,
            PartyIdentifiers identifiers,
            Relations relations,
            Users users) {
        this.entities = SharedEntityManagerCreator.createSharedEntityManager(factory);
        this.rows = rows;
        this.jdbc = jdbc;
        this.copy = copy;
        this.identifiers = identifiers;
        this.relations = relations;
        this.users = users;
    }

    @Override
    public void apply(Change change) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("A change is applied inside the transaction that journals it");
        }
        switch (change.operation()) {
            case CREATE, UPDATE, SET_STATE, ASSIGN -> lay(change.record(), change.attributes());
            case DELETE -> delete(change.record());
            case ASSOCIATE, DISASSOCIATE ->
                change.association()
                        .ifPresent(association ->
                                relations.ties(change.record(), association).forEach(tie -> tie(tie, change)));
            default -> throw new IllegalArgumentException(change.operation() + " writes nothing");
        }
        if (change.entity().equals(SqlUsers.ENTITY)) {
            SqlLinkTable.afterCommit(users::forget);
        }
    }

    @Override
    public Optional<CanonicalRecord> find(RecordId record) {
        return rows.find(record).map(attributes -> new CanonicalRecord(record, attributes));
    }

    @Override
    public List<CanonicalRecord> findAll(String entity, Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        TypedQuery<Object[]> query = entities.createQuery(
                "select r.id, r.attributes from " + typeOf(entity).getSimpleName()
                        + " r where r.entity = :entity and r.id in :ids",
                Object[].class);
        return query.setParameter("entity", entity).setParameter("ids", ids).getResultList().stream()
                .map(row -> new CanonicalRecord(new RecordId(entity, (UUID) row[0]), (Attributes) row[1]))
                .toList();
    }

    @Override
    public List<CanonicalRecord> scan(String entity, Optional<UUID> after, int size) {
        String following = after.isPresent() ? " and r.id > :after" : "";
        TypedQuery<Object[]> query = entities.createQuery(
                "select r.id, r.attributes from " + typeOf(entity).getSimpleName() + " r where r.entity = :entity"
                        + following + " order by r.id",
                Object[].class);
        after.ifPresent(id -> query.setParameter("after", id));
        return query.setParameter("entity", entity).setMaxResults(size).getResultList().stream()
                .map(row -> new CanonicalRecord(new RecordId(entity, (UUID) row[0]), (Attributes) row[1]))
                .toList();
    }

    @Override
    public long loadAll(String entity, Iterator<CanonicalRecord> records) {
        long loaded = 0;
        List<CanonicalRecord> chunk = new ArrayList<>();
        while (records.hasNext()) {
            chunk.add(records.next());
            if (chunk.size() == CHUNK || !records.hasNext()) {
                load(RecordTable.of(entity), chunk);
                loaded += chunk.size();
                chunk.clear();
            }
        }
        if (entity.equals(SqlUsers.ENTITY)) {
            users.forget();
        }
        return loaded;
    }

    @Override
    public long count(String entity) {
        return jdbc.sql("select count(*) from " + RecordTable.of(entity).table() + " where entity = ?")
                .param(entity)
                .query(Long.class)
                .single();
    }

    @Override
    public List<RecordId> related(RecordId record, String relation) {
        return relations.related(record, relation);
    }

    @Override
    public Set<RecordId> partiesBy(String identifierKind, String value) {
        return identifiers.partiesBy(identifierKind, value);
    }

    @Override
    public Set<String> entities() {
        return RecordTable.entities();
    }

    private void lay(RecordId record, Attributes attributes) {
        rows.lay(record, attributes)
                .filter(laid -> RecordTable.of(record.entity()) == RecordTable.PARTY)
                .filter(laid -> WellKnown.touchesIdentifiers(attributes.names()))
                .ifPresent(laid -> identifiers.replace(record, laid.attributes));
    }

    private void tie(Relations.Tie tie, Change change) {
        boolean tied = change.operation() == Operation.ASSOCIATE;
        if (tie.lookup().isPresent()) {
            Map<String, Object> value = new HashMap<>();
            value.put(tie.lookup().get(), tied ? tie.to() : null);
            lay(tie.from(), new Attributes(value));
        } else if (tied) {
            relations.tie(tie);
        } else {
            relations.untie(tie);
        }
    }

    private void delete(RecordId record) {
        rows.delete(record);
        if (RecordTable.of(record.entity()) == RecordTable.PARTY) {
            identifiers.remove(record);
        }
        relations.remove(record);
    }

    private void load(RecordTable table, List<CanonicalRecord> chunk) {
        Instant now = Instant.now();
        copy.load(
                table.table(),
                "id",
                table.columns(),
                chunk.iterator(),
                record -> newRow(table, record, now).values(),
                table.overwriting());
        if (table == RecordTable.PARTY) {
            identifiers.load(chunk);
        }
    }

    private static StoredRecord newRow(RecordTable table, CanonicalRecord record, Instant now) {
        StoredRecord row = table.newRecord();
        row.identify(record.id(), now);
        row.lay(record.attributes(), now);
        return row;
    }

    private static Class<? extends StoredRecord> typeOf(String entity) {
        return RecordTable.of(entity).type();
    }
}
