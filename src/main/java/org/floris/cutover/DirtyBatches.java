package org.floris.cutover;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.floris.journal.Dirty;
import org.springframework.stereotype.Component;

@Component
class DirtyBatches implements BatchDebts {
    private final BatchTable table;
    private final Dirty dirty;

    DirtyBatches(BatchTable table, Dirty dirty) {
        this.table = table;
        this.dirty = dirty;
    }

    @Override
    public List<BatchDebt> all() {
        Map<UUID, Long> byUser = dirty.byUser();
        return byUser.isEmpty()
                ? List.of()
                : table.all().stream()
                        .map(batch -> new BatchDebt(batch.id(), batch.name(), debt(batch, byUser)))
                        .filter(debt -> debt.dirty() > 0)
                        .toList();
    }

    private static long debt(Batch batch, Map<UUID, Long> byUser) {
        return batch.members().stream()
                .mapToLong(member -> byUser.getOrDefault(member.user(), 0L))
                .sum();
    }
}
