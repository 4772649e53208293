package org.floris.conflicts;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.floris.canonical.Ref;
import org.floris.connector.SystemPage;
import org.floris.connector.SystemQuery;
import org.floris.connector.SystemRecord;
import org.springframework.stereotype.Component;

/** Goes once through what was changed in one entity of a system since the mark, and writes down after each page how far. */
@Component
class Pass {
    private final MarkTable marks;
    private final PageComparison comparison;
    private final OpenConflicts openConflicts;
    private final Desk desk;
    private final ScanSettings settings;

    Pass(MarkTable marks, PageComparison comparison, OpenConflicts openConflicts, Desk desk, ScanSettings settings) {
        this.marks = marks;
        this.comparison = comparison;
        this.openConflicts = openConflicts;
        this.desk = desk;
        this.settings = settings;
    }

    /**
     * @param mayGoOn asked after each page
     * @return how many records were compared
     */
    int run(Source source, ComparedRecords compared, BooleanSupplier mayGoOn) {
        Instant begun = Instant.now();
        Mark mark = marks.find(source.system(), source.entity()).orElseThrow();
        Set<Ref> asked = openConflicts.of(source.system());
        String reached = mark.start(begun, settings.overlap());
        SystemQuery query = source.since(reached, settings.pageSize());
        SystemPage page;
        int count = 0;
        do {
            page = source.read(query);
            Map<Ref, String> fresh = fresh(source, page.records(), compared);
            count += fresh.size();
            work(source, fresh, asked, compared);
            reached = page.records().isEmpty()
                    ? reached
                    : source.feed().markOf(page.records().get(page.records().size() - 1));
            mark = mark.progressed(reached);
            marks.save(mark);
            query = query.nextPage(page);
        } while (page.more() && mayGoOn.getAsBoolean());
        if (!page.more()) {
            marks.save(mark.finished(reached, begun, settings.overlap()));
        }
        return count;
    }

    private static Map<Ref, String> fresh(Source source, List<SystemRecord> records, ComparedRecords compared) {
        Map<Ref, String> fresh = new HashMap<>();
        for (SystemRecord record : records) {
            String mark = source.feed().markOf(record);
            if (!compared.has(record.ref(), mark)) {
                fresh.put(record.ref(), mark);
            }
        }
        return fresh;
    }

    private void work(Source source, Map<Ref, String> fresh, Set<Ref> asked, ComparedRecords compared) {
        Set<Ref> look = new HashSet<>(comparison.different(source, List.copyOf(fresh.keySet())));
        fresh.keySet().stream().filter(asked::contains).forEach(look::add);
        look.forEach(desk::look);
        fresh.forEach(compared::add);
    }
}
