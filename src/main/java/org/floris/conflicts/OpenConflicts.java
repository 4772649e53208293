package org.floris.conflicts;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.floris.canonical.Ref;
import org.floris.journal.FindingFilter;
import org.floris.journal.FindingKind;
import org.floris.journal.FindingPage;
import org.floris.journal.FindingState;
import org.floris.journal.Findings;
import org.floris.store.LinkTable;
import org.springframework.stereotype.Component;

/** The records that a person has been asked about: when one of them is written, its finding may be over. */
@Component
class OpenConflicts {
    private static final int PAGE = 500;
    private static final int MOST = 10_000;

    private final Findings findings;
    private final LinkTable links;

    OpenConflicts(Findings findings, LinkTable links) {
        this.findings = findings;
        this.links = links;
    }

    Set<Ref> of(String system) {
        FindingFilter filter = new FindingFilter(
                Set.of(FindingKind.CONFLICT),
                Set.of(FindingState.OPEN),
                Optional.of(system),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        Set<Ref> refs = new HashSet<>();
        Optional<String> cursor = Optional.empty();
        do {
            FindingPage page = findings.search(filter, cursor, PAGE);
            page.findings().stream()
                    .flatMap(finding -> finding.record().stream())
                    .flatMap(record -> links.refIn(system, record).stream())
                    .forEach(refs::add);
            cursor = page.next();
        } while (cursor.isPresent() && refs.size() < MOST);
        return refs;
    }
}
