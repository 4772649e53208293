package org.floris.bridge;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.floris.canonical.Operation;
import org.floris.connector.Reference;
import org.floris.connector.SystemChange;

/** Associations and what they find in a system. */
final class Ties {
    private Ties() {}

    /** What is left of an associate or disassociate where {@code tied} are tied already; it may be nothing. */
    static SystemChange remaining(SystemChange change, List<Reference> tied) {
        Set<String> ids = ids(tied);
        boolean associate = change.operation() == Operation.ASSOCIATE;
        SystemChange.Tie tie = change.tie().orElseThrow();
        List<Reference> left = tie.related().stream()
                .filter(related -> associate != ids.contains(related.id()))
                .toList();
        return new SystemChange(
                change.operation(),
                change.ref(),
                Map.of(),
                Optional.of(new SystemChange.Tie(tie.relationship(), left)));
    }

    /** What takes the change back: of the records in question, those that were not in this state before. */
    static SystemChange inverse(SystemChange change, List<Reference> before) {
        SystemChange done = remaining(change, before);
        return new SystemChange(opposite(change.operation()), change.ref(), Map.of(), done.tie());
    }

    /** Where a tie stands, by who was tied before and who is now. */
    static Stand stand(SystemChange change, List<Reference> before, List<Reference> now) {
        Set<String> asked = ids(change.tie().orElseThrow().related());
        Set<String> wanted = change.operation() == Operation.ASSOCIATE ? asked : Set.of();
        Set<String> shown = ids(now);
        if (shown.equals(wanted)) {
            return Stand.WRITTEN;
        }
        return shown.equals(ids(before)) ? Stand.AS_BEFORE : Stand.CHANGED_SINCE;
    }

    static boolean isEmpty(SystemChange change) {
        return change.tie().isPresent() && change.tie().get().related().isEmpty();
    }

    private static Operation opposite(Operation operation) {
        return operation == Operation.ASSOCIATE ? Operation.DISASSOCIATE : Operation.ASSOCIATE;
    }

    private static Set<String> ids(List<Reference> references) {
        Set<String> ids = new HashSet<>();
        references.forEach(reference -> ids.add(reference.id()));
        return ids;
    }
}
