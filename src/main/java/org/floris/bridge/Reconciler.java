package org.floris.bridge;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.floris.bridge.ConflictMetrics.Became;
import org.floris.bridge.ConflictMetrics.Found;
import org.floris.bridge.Ruling.Verdict;
import org.floris.canonical.FlorisException;
import org.floris.canonical.RecordId;
import org.floris.canonical.Sameness;
import org.floris.canonical.Why;
import org.floris.journal.FindingDetail;
import org.floris.journal.Image;
import org.floris.journal.Journal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Makes a record that somebody may have changed past the hub the same everywhere again, by the rules of
 * {@code connectors/canonical.yaml}, or asks. What it writes goes through the married write; what it has written once is
 * the same everywhere, so that looking twice does nothing.
 */
@Component
public class Reconciler {
    private static final Logger log = LoggerFactory.getLogger(Reconciler.class);

    private final Journal journal;
    private final RecordViews views;
    private final ConflictRules rules;
    private final Carrier carrier;
    private final ConflictFindings findings;
    private final ConflictMetrics metrics;

    Reconciler(
            Journal journal,
            RecordViews views,
            ConflictRules rules,
            Carrier carrier,
            ConflictFindings findings,
            ConflictMetrics metrics) {
        this.journal = journal;
        this.views = views;
        this.rules = rules;
        this.carrier = carrier;
        this.findings = findings;
        this.metrics = metrics;
    }

    /** Looks at the record in every system. Waits for the systems, and for whoever begins to write it meanwhile. */
    public Reconciled reconcile(RecordId record) {
        return reconcile(record, Optional.empty());
    }

    /** @param changedBy who has changed it at his home, through the hub; else its owner's home decides */
    Reconciled reconcile(RecordId record, Optional<RecordView.Seat> changedBy) {
        if (journal.isBusy(record)) {
            return Reconciled.LATER;
        }
        try {
            return views.of(record)
                    .map(view -> changedBy.map(view::of).orElse(view))
                    .map(this::reconcile)
                    .orElse(Reconciled.SAME);
        } catch (FlorisException failure) {
            log.info("{} cannot be compared now: {}", record, failure.getMessage());
            return Reconciled.LATER;
        }
    }

    private Reconciled reconcile(RecordView view) {
        if (view.seat().filter(seat -> seat.home().moving()).isPresent()) {
            return Reconciled.LATER;
        }
        if (view.mirrors().isEmpty()) {
            return homeAlone(view);
        }
        Reconciled all = Reconciled.SAME;
        long turn = view.turn();
        for (String mirror : view.mirrors()) {
            Reconciling one = new Reconciling(view, mirror, turn);
            Reconciled became = undecidable(one)
                    .orElseGet(() -> byRule(one, rules.between(view.entity(), view.stored(), one.home(), one.other())));
            if (became == Reconciled.LATER) {
                return became;
            }
            all = became.compareTo(all) > 0 ? became : all;
            turn = one.turn;
        }
        return all;
    }

    /** Home and one mirror, and how far the record's turn has come since they were read. */
    private static final class Reconciling {
        private final RecordView view;
        private final String mirror;
        private long turn;

        Reconciling(RecordView view, String mirror, long turn) {
            this.view = view;
            this.mirror = mirror;
            this.turn = turn;
        }

        Side home() {
            return view.side(view.home());
        }

        Side other() {
            return view.side(mirror);
        }
    }

    /** What no rule of an attribute decides. */
    private Optional<Reconciled> undecidable(Reconciling one) {
        RecordView view = one.view;
        if (view.in(view.home()).filter(RecordView.Shown::gone).isPresent()) {
            return Optional.of(ask(
                    one,
                    "deleted-at-home",
                    Why.of("conflict-deleted-in", "It was deleted in {0} past the hub.", view.home()),
                    one.other().attributes().names()));
        }
        if (view.in(one.mirror).orElseThrow().gone()) {
            return Optional.of(ask(
                    one,
                    "deleted-in-mirror",
                    Why.of("conflict-deleted-in", "It was deleted in {0} past the hub.", one.mirror),
                    one.home().attributes().names()));
        }
        boolean owned = view.seat().isPresent();
        if (owned && view.in(view.home()).isPresent()) {
            return Optional.empty();
        }
        Set<String> names = names(rules.between(view.entity(), view.stored(), one.home(), one.other()));
        if (names.isEmpty()) {
            return Optional.of(Reconciled.SAME);
        }
        return Optional.of(
                owned
                        ? ask(
                                one,
                                "no-twin-at-home",
                                Why.of(
                                        "conflict-no-twin",
                                        "It was changed in {0} past the hub, and {1}, where its owner works, does not"
                                                + " have it.",
                                        one.mirror,
                                        view.home()),
                                names)
                        : ask(
                                one,
                                "owner-unknown",
                                Why.of(
                                        "conflict-owner-unknown",
                                        "It was changed past the hub, and the hub does not know its owner, whose home"
                                                + " would say what holds."),
                                names));
    }

    /** What is asked about already stays as it is, whatever else is carried. */
    private Reconciled byRule(Reconciling one, List<Ruling> rulings) {
        Optional<FindingDetail> open = findings.openOf(one.view.record(), one.mirror);
        Set<String> waiting = open.map(Reconciler::names).orElse(Set.of());
        List<Ruling> asked = rulings.stream()
                .filter(ruling -> ruling.verdict() == Verdict.ASK
                        || waiting.contains(ruling.attribute())
                        || contradicted(one, ruling))
                .toList();
        List<Ruling> decided =
                rulings.stream().filter(ruling -> !asked.contains(ruling)).toList();
        Reconciled became = Reconciled.SAME;
        if (!asked.isEmpty()) {
            became = ask(one, rule(asked), cause(one, asked), names(asked));
            if (open.isEmpty() && became == Reconciled.ASKED) {
                asked.forEach(ruling -> metrics.count(ruling.rule(), Found.SCAN, Became.ASKED));
            }
        } else if (open.isPresent() && isCalm(one)) {
            findings.over(open.get().finding());
        }
        return became == Reconciled.LATER ? became : worse(became, carry(one, decided));
    }

    /** What a mirror has goes to the other mirrors too; one that has something else again would lose it unseen. */
    private static boolean contradicted(Reconciling one, Ruling ruling) {
        String name = ruling.attribute();
        Object value = one.other().attributes().get(name);
        return ruling.verdict() == Verdict.MIRROR
                && one.view.mirrors().stream()
                        .map(one.view::side)
                        .map(Side::attributes)
                        .anyMatch(third -> third.has(name)
                                && !Sameness.same(third.get(name), value)
                                && !Sameness.same(
                                        third.get(name), one.view.stored().get(name)));
    }

    private Reconciled carry(Reconciling one, List<Ruling> rulings) {
        Reconciled became = Reconciled.SAME;
        List<Ruling> fromHome = of(Verdict.HOME, rulings);
        if (!fromHome.isEmpty()) {
            became = carried(one, fromHome, carrier.fromHome(one.view, one.turn, Optional.of(one.mirror), fromHome));
        }
        List<Ruling> fromMirror = of(Verdict.MIRROR, rulings);
        if (became != Reconciled.LATER && !fromMirror.isEmpty()) {
            became = worse(
                    became, carried(one, fromMirror, carrier.fromMirror(one.view, one.turn, one.mirror, fromMirror)));
        }
        return became;
    }

    private Reconciled carried(Reconciling one, List<Ruling> rulings, Carrier.Carried carried) {
        one.turn = carried.turn();
        if (carried.later()) {
            return Reconciled.LATER;
        }
        if (carried.refused().isPresent()) {
            return ask(one, "refused", carried.refused().get(), names(rulings));
        }
        rulings.forEach(ruling -> metrics.count(ruling.rule(), Found.SCAN, became(ruling)));
        return Reconciled.SETTLED;
    }

    /** No other system has the record: the store takes what home has. */
    private Reconciled homeAlone(RecordView view) {
        Side nothing = view.side("");
        List<Ruling> rulings = rules.between(view.entity(), view.stored(), view.side(view.home()), nothing);
        if (rulings.isEmpty()
                || view.seat().isEmpty()
                || view.in(view.home()).orElseThrow().gone()) {
            return Reconciled.SAME;
        }
        Carrier.Carried carried = carrier.fromHome(view, view.turn(), Optional.empty(), rulings);
        if (carried.done()) {
            rulings.forEach(ruling -> metrics.count(ruling.rule(), Found.SCAN, Became.CARRIED));
        }
        return carried.done() ? Reconciled.SETTLED : Reconciled.LATER;
    }

    /** A finding about what was half written when it was read would be a false one. */
    private Reconciled ask(Reconciling one, String rule, Why cause, Set<String> names) {
        if (!isCalm(one)) {
            return Reconciled.LATER;
        }
        findings.open(one.view, rule, one.mirror, cause, names);
        return Reconciled.ASKED;
    }

    private boolean isCalm(Reconciling one) {
        RecordId record = one.view.record();
        return !journal.isBusy(record) && journal.turnOf(record) == one.turn;
    }

    private static String rule(List<Ruling> asked) {
        boolean both = asked.stream().anyMatch(ruling -> ruling.changed() == Ruling.Changed.BOTH);
        return both ? "changed-in-both" : "changed-in-mirror";
    }

    private static Why cause(Reconciling one, List<Ruling> asked) {
        String attributes = String.join(", ", names(asked));
        return rule(asked).equals("changed-in-both")
                ? Why.of(
                        "conflict-in-both",
                        "{0} was changed past the hub in {1} and in {2}, each in its own way.",
                        attributes,
                        one.view.home(),
                        one.mirror)
                : Why.of(
                        "conflict-changed-past-hub",
                        "{0} was changed in {1} past the hub; a person has to say what holds.",
                        attributes,
                        one.mirror);
    }

    private static Became became(Ruling ruling) {
        if (ruling.verdict() == Verdict.MIRROR) {
            return Became.MIRROR;
        }
        return ruling.isConflict() ? Became.HOME : Became.CARRIED;
    }

    private static Reconciled worse(Reconciled one, Reconciled other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    private static List<Ruling> of(Verdict verdict, List<Ruling> rulings) {
        return rulings.stream().filter(ruling -> ruling.verdict() == verdict).toList();
    }

    private static Set<String> names(List<Ruling> rulings) {
        return rulings.stream().map(Ruling::attribute).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static Set<String> names(FindingDetail open) {
        Set<String> names = new LinkedHashSet<>();
        open.homeImage().map(Image::attributes).ifPresent(image -> names.addAll(image.names()));
        open.mirrorImage().map(Image::attributes).ifPresent(image -> names.addAll(image.names()));
        return names;
    }
}
