package org.floris.migration;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.floris.canonical.Operation;
import org.floris.canonical.RecordId;
import org.floris.journal.ExchangeFilter;
import org.floris.journal.ExchangePage;
import org.floris.journal.ExchangeState;
import org.floris.journal.Exchanges;
import org.springframework.stereotype.Component;

/**
 * People go on working while the load reads: a page that was read before a write and loaded after it would take the
 * store back. Records written meanwhile are read again, until a round finds none.
 */
@Component
class WrittenMeanwhile {
    private static final int ROUNDS = 20;
    private static final int PAGE = 500;

    private final Exchanges exchanges;
    private final RecordLoader records;
    private final NotYetDelivered owed;

    WrittenMeanwhile(Exchanges exchanges, RecordLoader records, NotYetDelivered owed) {
        this.exchanges = exchanges;
        this.records = records;
        this.owed = owed;
    }

    void readAgain(List<SharedEntity> entities, Instant since) {
        Map<String, SharedEntity> byName = new HashMap<>();
        entities.forEach(entity -> byName.put(entity.name(), entity));
        Instant from = since;
        for (int round = 0; round < ROUNDS; round++) {
            Instant roundBegan = Instant.now();
            Set<RecordId> deleted = new HashSet<>();
            Map<String, Set<RecordId>> written = written(from, deleted);
            if (written.isEmpty()) {
                return;
            }
            written.forEach((entity, ids) -> {
                if (byName.containsKey(entity)) {
                    records.loadAgain(byName.get(entity), ids);
                }
            });
            owed.dropDeleted(deleted);
            from = roundBegan;
        }
    }

    /** @param deleted gets those among them that were deleted */
    private Map<String, Set<RecordId>> written(Instant from, Set<RecordId> deleted) {
        Map<String, Set<RecordId>> written = new HashMap<>();
        Optional<String> cursor = Optional.empty();
        do {
            ExchangePage page = exchanges.search(since(from), cursor, PAGE);
            page.exchanges().forEach(exchange -> exchange.record().ifPresent(record -> {
                written.computeIfAbsent(record.entity(), key -> new HashSet<>()).add(record);
                if (exchange.operation() == Operation.DELETE) {
                    deleted.add(record);
                }
            }));
            cursor = page.next();
        } while (cursor.isPresent());
        return written;
    }

    private static ExchangeFilter since(Instant from) {
        Collection<ExchangeState> wrote =
                Set.of(ExchangeState.DONE, ExchangeState.DEFERRED, ExchangeState.PARKED, ExchangeState.REVERSED);
        return new ExchangeFilter(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Set.copyOf(wrote),
                Optional.of(from),
                Optional.empty(),
                Optional.empty());
    }
}
