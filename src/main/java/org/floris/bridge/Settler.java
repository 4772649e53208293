package org.floris.bridge;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.floris.canonical.ErrorCode;
import org.floris.canonical.FlorisException;
import org.floris.canonical.Why;
import org.floris.crash.CrashPoints;
import org.floris.journal.Decided;
import org.floris.journal.Decision;
import org.floris.journal.Finding;
import org.floris.journal.FindingDetail;
import org.floris.journal.FindingKind;
import org.floris.journal.FindingState;
import org.floris.journal.Findings;
import org.springframework.stereotype.Service;

@Service
class Settler implements Settling {
    private final Findings findings;
    private final Questions questions;
    private final Decisions decisions;
    private final SettlingWrites writes;
    private final SettlingMask mask;
    private final SettlingDoubt doubt;
    private final SettlingAnew anew;
    private final CrashPoints points;

    Settler(
            Findings findings,
            Questions questions,
            Decisions decisions,
            SettlingWrites writes,
            SettlingMask mask,
            SettlingDoubt doubt,
            SettlingAnew anew,
            CrashPoints points) {
        this.findings = findings;
        this.questions = questions;
        this.decisions = decisions;
        this.writes = writes;
        this.mask = mask;
        this.doubt = doubt;
        this.anew = anew;
        this.points = points;
    }

    @Override
    public SettlingPlan plan(UUID id, Decision decision, Map<String, String> edits) {
        FindingDetail detail = existing(id);
        Finding finding = detail.finding();
        if (finding.state() == FindingState.SETTLED) {
            return refused(id, decision, AlreadySettled.why(finding), List.of());
        }
        Question question;
        try {
            question = questions.ask(detail, new Trail(points));
        } catch (FlorisException unreadable) {
            return refused(id, decision, unreadable.why(), List.of());
        }
        List<SettlingPlan.Sight> sights = mask.sights(finding.entity(), question);
        Optional<Why> refusal = decisions.refusal(finding, question, decision);
        if (refusal.isPresent()) {
            return refused(id, decision, refusal.get(), sights);
        }
        Set<String> must = new TreeSet<>(question.contradictions());
        Set<String> may = new TreeSet<>(question.attributes());
        if (decision == Decision.EDIT && edits.isEmpty()) {
            return new SettlingPlan(id, decision, Optional.empty(), sights, List.of(), must, may);
        }
        Wanted wanted = decisions.wanted(finding, question, decision, edits);
        List<SettlingPlan.Write> planned = mask.writes(finding.entity(), writes.plan(question, wanted));
        return new SettlingPlan(id, decision, Optional.empty(), sights, planned, must, may);
    }

    @Override
    public SettlingOutcome settle(UUID id, Decision decision, Map<String, String> edits, String by) {
        FindingDetail detail = existing(id);
        if (detail.finding().state() == FindingState.SETTLED) {
            return AlreadySettled.refusal(detail.finding());
        }
        SettlingOrder order = new SettlingOrder(detail, new Decided(id, decision, by), edits);
        return detail.finding().kind() == FindingKind.UNDECIDED ? doubt.settle(order) : anew.settle(order);
    }

    private FindingDetail existing(UUID id) {
        return findings.find(id)
                .orElseThrow(() -> new FlorisException(
                        ErrorCode.RECORD_NOT_FOUND,
                        "There is no finding " + id + ". Search for it, or check the id in the fault."));
    }

    private static SettlingPlan refused(UUID id, Decision decision, Why why, List<SettlingPlan.Sight> sights) {
        return new SettlingPlan(id, decision, Optional.of(why), sights, List.of(), Set.of(), Set.of());
    }
}
