package org.floris.store;

import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.floris.canonical.CanonicalRecord;
import org.floris.canonical.Change;
import org.floris.canonical.RecordId;

/** The records of the unified model in the hub's own database. */
public interface UnifiedStore {
    /**
     * Applies a change, inside the caller's transaction. Applying it twice does no harm: a create of a record that is
     * there lays its attributes over it, a change of a record that is not there creates it, a delete of nothing does
     * nothing.
     *
     * <p>A delete takes the record's relations with it. Its links stay with whoever knows which system still has it.
     *
     * @throws IllegalStateException when there is no transaction
     */
    void apply(Change change);

    Optional<CanonicalRecord> find(RecordId record);

    /** Those of these records that are there, in one question; all of one entity. */
    List<CanonicalRecord> findAll(String entity, Collection<UUID> ids);

    /** Up to {@code size} records after {@code after}, in the order of their ids as texts; the last page is short. */
    List<CanonicalRecord> scan(String entity, Optional<UUID> after, int size);

    /**
     * Loads many records at once, by COPY, in transactions of its own. Those that are there are replaced.
     *
     * @return how many records were read from {@code records}
     */
    long loadAll(String entity, Iterator<CanonicalRecord> records);

    long count(String entity);

    /** The records that {@code record} is tied to by {@code relation}, in the order in which they were tied. */
    List<RecordId> related(RecordId record, String relation);

    /** The parties that carry an identifier, such as {@code phone} or {@code inn}, whatever its spelling. */
    Set<RecordId> partiesBy(String identifierKind, String value);

    /** The canonical entities that have tables of their own; the store keeps any other one as well. */
    Set<String> entities();
}
