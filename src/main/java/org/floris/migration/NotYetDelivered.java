package org.floris.migration;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;
import org.floris.canonical.Attributes;
import org.floris.canonical.Change;
import org.floris.canonical.Operation;
import org.floris.canonical.RecordId;
import org.floris.journal.DeferredChanges;
import org.floris.store.LinkTable;
import org.floris.store.UnifiedStore;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What the journal knows better than a system shows it: a load would take the store back. */
@Component
class NotYetDelivered {
    private final DeferredChanges deferred;
    private final LinkTable links;
    private final UnifiedStore store;
    private final TransactionTemplate transaction;

    NotYetDelivered(
            DeferredChanges deferred, LinkTable links, UnifiedStore store, PlatformTransactionManager transactions) {
        this.deferred = deferred;
        this.links = links;
        this.store = store;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Those of an entity of which some system is owed something: it shows an older state. */
    Set<RecordId> records(String entity) {
        return deferred.records(entity);
    }

    /**
     * Reads the records with {@code load}, and lays over what systems were owed before they were read.
     *
     * @return what {@code load} has returned
     */
    long layOver(Collection<RecordId> records, LongSupplier load) {
        List<Change> owed = deferred.of(records);
        long loaded = load.getAsLong();
        transaction.executeWithoutResult(status -> owed.forEach(store::apply));
        return loaded;
    }

    /** Takes those out of the store that were deleted and that no system has any more. */
    void dropDeleted(Collection<RecordId> deleted) {
        transaction.executeWithoutResult(status -> deleted.stream()
                .filter(record -> links.refsOf(record).isEmpty())
                .forEach(record -> store.apply(new Change(Operation.DELETE, record, Attributes.NONE))));
    }
}
