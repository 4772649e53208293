package org.floris.bridge;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.floris.canonical.Links;
import org.floris.canonical.RecordId;
import org.floris.canonical.Ref;

/**
 * The known links; where a record has none, because it was never closed or was deleted, the id that it would have been
 * created with.
 */
final class LikelyLinks implements Links {
    private final Links known;
    private final RecordId record;
    private final Map<String, Ref> refs;

    LikelyLinks(Links known, RecordId record, List<Ref> refs) {
        this.known = known;
        this.record = record;
        this.refs = refs.stream().collect(Collectors.toMap(Ref::system, Function.identity()));
    }

    @Override
    public Optional<RecordId> recordOf(Ref ref) {
        return known.recordOf(ref)
                .or(() -> ref.equals(refs.get(ref.system())) ? Optional.of(record) : Optional.empty());
    }

    @Override
    public Optional<Ref> refIn(String system, RecordId wanted) {
        return known.refIn(system, wanted)
                .or(() -> wanted.equals(record) ? Optional.ofNullable(refs.get(system)) : Optional.empty());
    }
}
