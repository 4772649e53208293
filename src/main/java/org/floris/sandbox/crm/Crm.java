package org.floris.sandbox.crm;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;

/** One simulated CRM without its wire: what its organisation service does. */
public final class Crm implements AutoCloseable {
    private static final Duration LOCK_PATIENCE = Duration.ofSeconds(30);

    private final Database database;
    private final RecordWrites records;
    private final Deletes deletes;
    private final StateWrites states;
    private final LinkWrites links;
    private final Queries queries;
    private final Keys keys;
    private final Closings closings;
    private final Shares shares;
    private final Qualifying qualifying;
    private final Merging merging;
    private final Members members;
    private final UserSettings userSettings;

    /**
     * @param file of the commits, or null to keep them in memory
     * @param origin names what the generated data depend on
     * @param listener of saves by the CRM's own users
     */
    public Crm(Schema schema, Path file, String origin, SaveListener listener) {
        database = new Database(schema, file == null ? null : new CommitLog(file, origin));
        Transaction transaction = new Transaction(database, new RecordLocks(LOCK_PATIENCE), listener);
        records = new RecordWrites(database, transaction);
        deletes = new Deletes(database, transaction);
        states = new StateWrites(database, transaction);
        links = new LinkWrites(database, transaction);
        queries = new Queries(database);
        keys = new Keys(database);
        closings = new Closings(transaction, records);
        shares = new Shares(database, transaction);
        qualifying = new Qualifying(database, transaction, records, states);
        merging = new Merging(database, transaction, records);
        members = new Members(links);
        userSettings = new UserSettings(database, records);
    }

    /** Takes the generated rows and then the commits of earlier runs. To be called once, before any other call. */
    public void open(BiConsumer<Schema, BiConsumer<EntityType, List<Object[]>>> population) {
        population.accept(database.schema(), database::load);
        database.replay();
    }

    public Schema schema() {
        return database.schema();
    }

    public Database database() {
        return database;
    }

    public UUID create(Caller caller, RecordInput input) {
        return records.create(caller, input);
    }

    public void update(Caller caller, RecordInput input) {
        records.update(caller, keys.resolved(input));
    }

    /** Updates the record, or creates it where there is none. */
    public Upserted upsert(Caller caller, RecordInput input) {
        RecordInput known = keys.resolved(input);
        boolean there = known.id() != null && database.find(new Reference(known.entity(), known.id())) != null;
        if (!there) {
            return new Upserted(records.create(caller, Keys.withKey(input)), true);
        }
        records.update(caller, known);
        return new Upserted(known.id(), false);
    }

    public record Upserted(UUID id, boolean created) {}

    public void delete(Caller caller, Reference record) {
        deletes.delete(caller, record);
    }

    /** @throws CrmFault when there is no such record */
    public Object[] retrieve(Reference record) {
        EntityType entity = database.schema().entity(record.entity());
        Object[] values = database.table(entity).get(record.id());
        if (values == null) {
            throw CrmFault.notFound(entity.name(), record.id());
        }
        return values;
    }

    public QueryResult query(Caller caller, Query query) {
        return queries.run(caller, query);
    }

    /** @param status −1: the state's default */
    public void setState(Caller caller, Reference record, int state, int status) {
        states.setState(caller, record, state, status);
    }

    /** Closes a record and leaves {@code activity}, which names it. */
    public void close(Caller caller, String entity, RecordInput activity, int state, int status) {
        closings.close(caller, entity, activity, state, status);
    }

    /**
     * @param wanted of account, contact and opportunity
     * @return what was created
     */
    public List<Reference> qualify(Caller caller, Reference lead, List<String> wanted, Reference customer, int status) {
        return qualifying.qualify(caller, lead, wanted, customer, status);
    }

    /**
     * Makes two records of one kind one.
     *
     * @param target      the one that stays
     * @param subordinate the id of the other, which is deactivated
     * @param content     what the one that stays takes over
     */
    public void merge(Caller caller, Reference target, UUID subordinate, RecordInput content) {
        merging.merge(caller, target, subordinate, content);
    }

    public Members members() {
        return members;
    }

    public UserSettings userSettings() {
        return userSettings;
    }

    /**
     * The record that an alternate key names.
     *
     * @throws CrmFault when there is none
     */
    public UUID named(RecordInput keyed) {
        UUID found = keys.resolved(keyed).id();
        if (found == null) {
            throw new CrmFault(
                    CrmFault.NOT_FOUND,
                    "A record of '" + keyed.entity() + "' with the specified key values does not exist.");
        }
        return found;
    }

    public Shares shares() {
        return shares;
    }

    public void assign(Caller caller, Reference record, Reference assignee) {
        states.assign(caller, record, assignee);
    }

    public void associate(Caller caller, Reference record, String relationship, List<Reference> related) {
        links.associate(caller, record, relationship, related);
    }

    public void disassociate(Caller caller, Reference record, String relationship, List<Reference> related) {
        links.disassociate(caller, record, relationship, related);
    }

    public Map<String, Integer> counts() {
        return database.counts();
    }

    @Override
    public void close() {
        database.close();
    }
}
