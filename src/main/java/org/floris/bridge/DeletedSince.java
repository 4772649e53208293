package org.floris.bridge;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.floris.canonical.Association;
import org.floris.canonical.Attributes;
import org.floris.canonical.Change;
import org.floris.canonical.Links;
import org.floris.canonical.Operation;
import org.floris.canonical.RecordId;
import org.floris.journal.DeferredChanges;
import org.springframework.stereotype.Component;

/** What deletes have left to deliver of the changes that came before them. */
@Component
class DeletedSince {
    private final DeferredChanges deferred;
    private final DeliveryRules rules;

    DeletedSince(DeferredChanges deferred, DeliveryRules rules) {
        this.deferred = deferred;
        this.rules = rules;
    }

    /**
     * The change without the records that it names and that the system has deleted since: each had a twin there when the
     * change was planned.
     *
     * @return empty when nothing is left of it
     */
    static Optional<Change> without(String system, Change change, Links links) {
        Set<RecordId> named = change.references();
        named.removeIf(record -> links.refIn(system, record).isPresent());
        if (named.isEmpty()) {
            return Optional.of(change);
        }
        if (change.association().isPresent()) {
            Association tie = change.association().get();
            List<RecordId> left = tie.related().stream()
                    .filter(record -> !named.contains(record))
                    .toList();
            Association tied = new Association(tie.relation(), left);
            return left.isEmpty()
                    ? Optional.empty()
                    : Optional.of(
                            new Change(change.operation(), change.record(), change.attributes(), Optional.of(tied)));
        }
        Map<String, Object> values = new LinkedHashMap<>();
        change.attributes().values().forEach((name, value) -> values.put(name, without(named, value)));
        return Optional.of(new Change(change.operation(), change.record(), new Attributes(values)));
    }

    private static Object without(Set<RecordId> gone, Object value) {
        if (value instanceof List<?> list) {
            return list.stream().filter(item -> !gone.contains(item)).toList();
        }
        return value instanceof RecordId record && gone.contains(record) ? null : value;
    }

    /** Whether the system has no such record any more and is owed the record's delete after this change anyway. */
    boolean isGone(String system, Change change, Links links, long position) {
        boolean needsTheRecord = change.operation() != Operation.CREATE && change.operation() != Operation.DELETE;
        return needsTheRecord
                && deferred.isDeletedAfter(system, change.record(), position)
                && rules.look(system, change, links).isEmpty();
    }
}
