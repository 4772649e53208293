package org.floris.bridge;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.floris.canonical.Links;
import org.floris.canonical.RecordId;
import org.floris.canonical.Ref;

/** The known links and, before they are in the store, those of the record that is just being created. */
final class PendingLinks implements Links {
    private final Links known;
    private final RecordId created;
    private final Map<String, Ref> refs;

    PendingLinks(Links known, RecordId created, java.util.List<Ref> refs) {
        this.known = known;
        this.created = created;
        this.refs = refs.stream().collect(Collectors.toMap(Ref::system, Function.identity()));
    }

    @Override
    public Optional<RecordId> recordOf(Ref ref) {
        return ref.equals(refs.get(ref.system())) ? Optional.of(created) : known.recordOf(ref);
    }

    @Override
    public Optional<Ref> refIn(String system, RecordId record) {
        return record.equals(created) ? Optional.ofNullable(refs.get(system)) : known.refIn(system, record);
    }
}
