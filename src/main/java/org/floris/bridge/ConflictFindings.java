package org.floris.bridge;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.floris.canonical.RecordId;
import org.floris.canonical.Ref;
import org.floris.canonical.Why;
import org.floris.journal.Finding;
import org.floris.journal.FindingDetail;
import org.floris.journal.FindingFilter;
import org.floris.journal.FindingKind;
import org.floris.journal.FindingState;
import org.floris.journal.Findings;
import org.floris.journal.Image;
import org.floris.journal.NewFinding;
import org.floris.store.HubUser;
import org.springframework.stereotype.Component;

/** The findings about changes past the hub: at most one that is open for a record and a mirror. */
@Component
class ConflictFindings {
    private static final int MIRRORS = 50;

    private final Findings findings;

    ConflictFindings(Findings findings) {
        this.findings = findings;
    }

    /** What is open about the record, with the names of the attributes in its images and without their values. */
    Optional<FindingDetail> openOf(RecordId record, String mirror) {
        FindingFilter filter = new FindingFilter(
                Set.of(FindingKind.CONFLICT),
                Set.of(FindingState.OPEN),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(record.toString()),
                Optional.empty());
        return findings.search(filter, Optional.empty(), MIRRORS).findings().stream()
                .filter(finding -> finding.mirror().equals(Optional.of(mirror)))
                .map(Finding::id)
                .findFirst()
                .flatMap(findings::find);
    }

    /** A scan has seen more of the record than a write that touches a few of its attributes. */
    UUID openUnlessOpen(
            HubUser user, RecordId record, Ref atHome, String mirror, Why cause, Image home, Image inMirror) {
        return openOf(record, mirror)
                .map(open -> open.finding().id())
                .orElseGet(() -> findings.open(new NewFinding(
                        FindingKind.CONFLICT,
                        Optional.empty(),
                        Optional.of(user),
                        "changed-past-hub",
                        Optional.of(record),
                        atHome,
                        atHome.system(),
                        Optional.of(mirror),
                        cause,
                        Optional.of(home),
                        Optional.of(inMirror))));
    }

    /** What both sides show of these attributes is to be decided on by a person. */
    void open(RecordView view, String rule, String mirror, Why cause, Set<String> names) {
        findings.open(new NewFinding(
                FindingKind.CONFLICT,
                Optional.empty(),
                view.seat().map(RecordView.Seat::owner),
                rule,
                Optional.of(view.record()),
                view.ref(),
                view.home(),
                Optional.of(mirror),
                cause,
                Optional.of(view.image(view.home(), names)),
                Optional.of(view.image(mirror, names))));
    }

    /** The systems agree again, without anybody's decision. */
    void over(Finding finding) {
        findings.settle(
                finding.id(), new Finding.Settling(Optional.empty(), Findings.HUB, Instant.now(), Optional.empty()));
    }
}
