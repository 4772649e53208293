package org.floris.sandbox.crm;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** The tables of one CRM and the one place where they change. */
public final class Database implements AutoCloseable {
    private final Schema schema;
    private final Map<String, Table> tables = new LinkedHashMap<>();
    private final CommitLog log;
    private long version;

    /** @param log null: kept in memory only */
    Database(Schema schema, CommitLog log) {
        this.schema = schema;
        this.log = log;
        schema.entities().forEach(entity -> tables.put(entity.name(), new Table()));
    }

    public Schema schema() {
        return schema;
    }

    public Table table(EntityType entity) {
        return tables.get(entity.name());
    }

    /** The values of a record, or null. */
    public Object[] find(Reference reference) {
        Table table = tables.get(reference.entity());
        return table == null ? null : table.get(reference.id());
    }

    /** The primary name of a record; null where it has none or does not exist any more. */
    public String nameOf(Reference reference) {
        Object[] values = find(reference);
        Attribute name = schema.entity(reference.entity()).primaryName();
        return values == null || name == null ? null : (String) values[name.index()];
    }

    /** A value as readers see it: a lookup whose record was deleted is empty. */
    public Object read(Object[] values, Attribute attribute) {
        Object value = values[attribute.index()];
        return value instanceof Reference reference && find(reference) == null ? null : value;
    }

    public Map<String, Integer> counts() {
        Map<String, Integer> counts = new TreeMap<>();
        tables.forEach((entity, table) -> counts.put(entity, table.size()));
        return counts;
    }

    public List<UUID> sample(EntityType entity, int count) {
        return table(entity).sample(count);
    }

    /** Fills one table with generated rows, before anybody calls. */
    void load(EntityType entity, Collection<Object[]> rows) {
        table(entity).load(rows);
        version += rows.size();
    }

    /** Brings the tables to what was last acknowledged. */
    void replay() {
        if (log != null) {
            log.open(this::apply);
        }
    }

    private void apply(long commit, String name, UUID id, JsonNode changed) {
        EntityType entity = schema.entity(name);
        Object[] values = null;
        if (changed != null) {
            Object[] before = table(entity).get(id);
            values = before == null ? new Object[entity.attributes().size()] : before.clone();
            for (Map.Entry<String, JsonNode> entry : changed.properties()) {
                Attribute attribute = entity.attribute(entry.getKey());
                values[attribute.index()] = ValueCodec.read(attribute, entry.getValue());
            }
        }
        table(entity).put(id, values);
        version = commit;
    }

    /** Makes the changes durable and visible. The caller holds the locks of the records. */
    synchronized void commit(List<Change> changes) {
        long next = version + 1;
        for (Change change : changes) {
            if (change.after() != null && change.entity().has("versionnumber")) {
                change.after()[change.entity().attribute("versionnumber").index()] = next;
            }
        }
        if (log != null) {
            log.append(next, changes);
        }
        version = next;
        changes.forEach(change -> table(change.entity()).put(change.id(), change.after()));
    }

    @Override
    public synchronized void close() {
        if (log != null) {
            log.close();
        }
    }
}
