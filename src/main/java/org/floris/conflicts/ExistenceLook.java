package org.floris.conflicts;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.floris.canonical.Ref;
import org.floris.connector.SystemRecord;
import org.floris.store.LinkTable;
import org.springframework.stereotype.Component;

/**
 * What was deleted stands in no feed, so the records that the hub knows are asked for in turn: one page at each scan, of
 * the entity and system that has waited longest.
 */
@Component
class ExistenceLook {
    private final MarkTable marks;
    private final Sources sources;
    private final LinkTable links;
    private final Desk desk;
    private final ScanSettings settings;

    ExistenceLook(MarkTable marks, Sources sources, LinkTable links, Desk desk, ScanSettings settings) {
        this.marks = marks;
        this.sources = sources;
        this.links = links;
        this.desk = desk;
        this.settings = settings;
    }

    void lookOnce() {
        marks.longestAgo()
                .ifPresent(look -> sources.of(look.system(), look.entity()).ifPresent(source -> look(source, look)));
    }

    private void look(Source source, MarkTable.Look look) {
        List<Ref> known =
                links.refsAfter(source.system(), source.mapping().systemEntity(), look.after(), settings.pageSize());
        Set<Ref> gone = new HashSet<>(known);
        source.there(known).stream().map(SystemRecord::ref).forEach(gone::remove);
        gone.forEach(desk::look);
        boolean end = known.size() < settings.pageSize();
        String after = end ? "" : known.get(known.size() - 1).id();
        marks.looked(new MarkTable.Look(look.system(), look.entity(), after));
    }
}
