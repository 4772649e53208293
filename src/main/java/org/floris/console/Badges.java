package org.floris.console;

import java.util.Locale;
import java.util.Set;
import org.floris.canonical.Outcome;
import org.floris.conflicts.ScanView;
import org.floris.cutover.BatchState;
import org.floris.journal.DeferredState;
import org.floris.journal.ExchangeState;
import org.floris.journal.Finding;
import org.floris.journal.FindingState;
import org.floris.journal.ParkedEvent;
import org.floris.journal.Recovery;
import org.floris.journal.ReplayOutcome;
import org.floris.journal.ReplayState;
import org.floris.journal.Step;
import org.floris.journal.retention.RetentionRun;
import org.floris.journal.sealing.KeyUse;
import org.springframework.stereotype.Component;

/** Which colour, icon and word each state of the vocabulary has. */
@Component
class Badges {
    private static final Set<String> READING = Set.of("before", "look", "read-back");

    public Badge of(ExchangeState state) {
        return badge(
                switch (state) {
                    case DONE -> State.FINE;
                    case OPEN, DEFERRED -> State.WAITING;
                    case REFUSED -> State.OFF;
                    case REVERSED, IN_DOUBT, PARKED -> State.ATTENTION;
                    case FAILED -> State.WRONG;
                },
                "exchange",
                state);
    }

    public Badge of(Outcome outcome) {
        return badge(
                switch (outcome) {
                    case CREATED, UPDATED -> State.FINE;
                    case SKIPPED, IGNORED -> State.OFF;
                    case FAILED -> State.WRONG;
                },
                "outcome",
                outcome);
    }

    /** What an open finding is about, or that it is settled. */
    public Badge of(Finding finding) {
        return finding.state() == FindingState.SETTLED
                ? new Badge(State.FINE, "finding.settled")
                : new Badge(State.ATTENTION, "finding.kind." + finding.kind().label());
    }

    /** A step that only reads has not skipped anything. */
    public Badge of(Step step) {
        return READING.contains(step.name()) && step.outcome() == Outcome.SKIPPED
                ? new Badge(State.OFF, "outcome.read")
                : of(step.outcome());
    }

    public Badge of(DeferredState state) {
        return badge(
                switch (state) {
                    case WAITING -> State.WAITING;
                    case BEHIND -> State.OFF;
                    case PARKED -> State.ATTENTION;
                },
                "deferred.state",
                state);
    }

    public Badge of(ReplayState state) {
        return badge(
                switch (state) {
                    case RUNNING -> State.WAITING;
                    case STOPPED -> State.ATTENTION;
                    case DONE -> State.FINE;
                },
                "replay.state",
                state);
    }

    public Badge of(ReplayOutcome outcome) {
        return badge(
                switch (outcome) {
                    case WRITTEN, WOULD_WRITE -> State.FINE;
                    case ALREADY_THERE, GONE, ELSEWHERE -> State.OFF;
                    case BEHIND, LATER -> State.WAITING;
                    case PARKED, CONFLICT, WOULD_PARK, WOULD_CONFLICT -> State.ATTENTION;
                },
                "replay.outcome",
                outcome);
    }

    /** What was wished for about a parked event, or that it is parked. */
    public Badge of(ParkedEvent event) {
        return event.wish()
                .map(wish -> badge(State.WAITING, "event.wish", wish))
                .orElse(new Badge(State.ATTENTION, "event.parked"));
    }

    public Badge of(ScanView.State state) {
        return badge(
                switch (state) {
                    case UP_TO_DATE -> State.FINE;
                    case RUNNING, WAITING -> State.WAITING;
                    case PAUSED, BEHIND -> State.ATTENTION;
                    case OFF -> State.OFF;
                },
                "scan.state",
                state);
    }

    public Badge of(Recovery recovery) {
        if (recovery.isSettled()) {
            return new Badge(State.FINE, "recovery.settled");
        }
        return recovery.findings().isEmpty()
                ? new Badge(State.WAITING, "recovery.settling")
                : new Badge(State.ATTENTION, "recovery.asks");
    }

    public Badge of(RetentionRun.State state) {
        return badge(
                switch (state) {
                    case RUNNING -> State.WAITING;
                    case DONE -> State.FINE;
                    case STOPPED -> State.ATTENTION;
                    case FAILED -> State.WRONG;
                },
                "retention.state",
                state);
    }

    public Badge of(KeyUse.KeyState state) {
        return badge(
                switch (state) {
                    case CURRENT -> State.FINE;
                    case OLD -> State.OFF;
                    case MISSING -> State.WRONG;
                },
                "key.state",
                state);
    }

    public Badge of(BatchState state) {
        return badge(
                switch (state) {
                    case DRAFT -> State.OFF;
                    case SWITCHING, ROLLING_BACK -> State.WAITING;
                    case SWITCHED -> State.FINE;
                    case ROLLED_BACK -> State.ATTENTION;
                },
                "batch",
                state);
    }

    private static Badge badge(State state, String vocabulary, Enum<?> value) {
        return new Badge(state, vocabulary + "." + value.name().toLowerCase(Locale.ROOT));
    }
}
