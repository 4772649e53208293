package org.floris.bridge;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.floris.canonical.Attributes;
import org.floris.canonical.CanonicalAttribute;
import org.floris.canonical.Change;
import org.floris.canonical.ErrorCode;
import org.floris.canonical.FlorisException;
import org.floris.canonical.OnConflict;
import org.floris.canonical.Operation;
import org.floris.canonical.Sameness;
import org.floris.canonical.Why;
import org.floris.journal.LostValues;
import org.floris.journal.Way;
import org.springframework.stereotype.Component;

/** Carries what was decided on from the system that has it to the others, each kind of change in its own exchange. */
@Component
class Carrier {
    private final HubWrites writes;

    Carrier(HubWrites writes) {
        this.writes = writes;
    }

    /**
     * How far it came.
     *
     * @param turn    of the record now, as far as this is known
     * @param refused why a system would not have it; nothing more was tried then
     * @param later   it could not be carried now
     */
    record Carried(long turn, Optional<Why> refused, boolean later) {
        boolean done() {
            return refused.isEmpty() && !later;
        }
    }

    /** What home has, into the store and into the mirror where that differs. */
    Carried fromHome(RecordView view, long turn, Optional<String> mirror, List<Ruling> rulings) {
        Side home = view.side(view.home());
        Side other = mirror.map(view::side).orElse(new Side(Attributes.NONE, Optional.empty()));
        Set<String> names = names(rulings, home);
        List<String> targets =
                mirror.filter(system -> differs(names, home, other)).stream().toList();
        Set<String> lost = rulings.stream()
                .filter(Ruling::isConflict)
                .map(Ruling::attribute)
                .filter(name -> other.attributes().has(name)
                        && !Sameness.same(
                                other.attributes().get(name), home.attributes().get(name)))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        return carry(view, turn, view.home(), targets, names, home, other, lost(mirror, other, lost, rulings));
    }

    /** What the mirror has, into the store, home and the other mirrors. */
    Carried fromMirror(RecordView view, long turn, String mirror, List<Ruling> rulings) {
        Side home = view.side(view.home());
        Side source = view.side(mirror);
        Set<String> names = names(rulings, source);
        List<String> targets = new ArrayList<>(view.mirrors());
        targets.remove(mirror);
        targets.add(0, view.home());
        Set<String> lost = rulings.stream()
                .filter(ruling -> ruling.changed() == Ruling.Changed.BOTH)
                .map(Ruling::attribute)
                .filter(home.attributes()::has)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        Optional<String> loser = Optional.of(view.home());
        return carry(view, turn, mirror, targets, names, source, home, lost(loser, home, lost, rulings));
    }

    private Carried carry(
            RecordView view,
            long turn,
            String source,
            List<String> targets,
            Set<String> names,
            Side has,
            Side before,
            Optional<LostValues> lost) {
        RecordView.Seat seat = view.seat().orElseThrow();
        Carried carried = new Carried(turn, Optional.empty(), false);
        for (Map.Entry<Operation, Set<String>> part : parts(names).entrySet()) {
            HubWrite write = new HubWrite(
                    Way.HUB,
                    seat.owner(),
                    seat.home(),
                    view.in(source).orElseThrow().ref(),
                    new Change(part.getKey(), view.record(), has.attributes().onlyOrNull(part.getValue())),
                    targets,
                    Optional.of(before.attributes().onlyOrNull(part.getValue())),
                    targets.contains(view.home())
                            ? view.in(view.home()).flatMap(RecordView.Shown::record)
                            : Optional.empty(),
                    OptionalLong.of(carried.turn()),
                    lost.flatMap(all -> of(all, part.getValue())).stream().toList());
            carried = carry(write, carried.turn());
            if (!carried.done()) {
                return carried;
            }
        }
        return carried;
    }

    /** What cannot be begun for reasons that pass is left for later; what never could is as good as refused. */
    Carried carry(HubWrite write, long turn) {
        try {
            return after(turn, writes.write(write));
        } catch (FlorisException failure) {
            return passes(failure.code())
                    ? new Carried(turn, Optional.empty(), true)
                    : new Carried(turn, Optional.of(failure.why()), false);
        }
    }

    private static boolean passes(ErrorCode code) {
        return code.isRetryable()
                || switch (code) {
                    case STALE_HOME_EPOCH, NOT_LINKED, OUTCOME_UNKNOWN -> true;
                    default -> false;
                };
    }

    private static Carried after(long turn, Optional<WriteReply> reply) {
        if (reply.isEmpty()) {
            return new Carried(turn, Optional.empty(), true);
        }
        return switch (reply.get().state()) {
            case DONE, DEFERRED -> new Carried(turn + 1, Optional.empty(), false);
            case REFUSED, REVERSED -> new Carried(turn + 1, Optional.of(reason(reply.get())), false);
            default -> new Carried(turn + 1, Optional.empty(), true);
        };
    }

    /** The refusing system's own words may hold personal data; its code does not. */
    private static Why reason(WriteReply reply) {
        return reply.refusal()
                .map(refusal -> Why.of(
                        "refused-with-code", "{0} refused the change with code {1}.", refusal.system(), refusal.code()))
                .orElseGet(() -> Why.plain(reply.reason()));
    }

    /** State and owner have operations of their own; the state comes last, since a closed record takes no changes. */
    private static Map<Operation, Set<String>> parts(Set<String> names) {
        Map<Operation, Set<String>> parts = new LinkedHashMap<>();
        Set<String> others = new LinkedHashSet<>(names);
        boolean owner = others.remove(CanonicalAttribute.OWNER);
        boolean state = others.remove(CanonicalAttribute.STATE);
        if (!others.isEmpty()) {
            parts.put(Operation.UPDATE, others);
        }
        if (owner) {
            parts.put(Operation.ASSIGN, Set.of(CanonicalAttribute.OWNER));
        }
        if (state) {
            parts.put(Operation.SET_STATE, Set.of(CanonicalAttribute.STATE));
        }
        return parts;
    }

    private static Set<String> names(List<Ruling> rulings, Side source) {
        return rulings.stream()
                .map(Ruling::attribute)
                .filter(source.attributes()::has)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static boolean differs(Set<String> names, Side home, Side mirror) {
        Set<String> kept = names.stream().filter(mirror.attributes()::has).collect(Collectors.toSet());
        return !Sameness.same(kept, home.attributes(), mirror.attributes());
    }

    private static Optional<LostValues> lost(
            Optional<String> system, Side side, Set<String> names, List<Ruling> rulings) {
        if (system.isEmpty() || names.isEmpty()) {
            return Optional.empty();
        }
        Map<String, OnConflict> rules = new LinkedHashMap<>();
        rulings.stream()
                .filter(ruling -> names.contains(ruling.attribute()))
                .forEach(ruling -> rules.put(ruling.attribute(), ruling.rule()));
        return Optional.of(new LostValues(system.get(), rules, side.attributes().onlyOrNull(names)));
    }

    private static Optional<LostValues> of(LostValues lost, Set<String> names) {
        Map<String, OnConflict> rules = new LinkedHashMap<>(lost.rules());
        rules.keySet().retainAll(names);
        return rules.isEmpty()
                ? Optional.empty()
                : Optional.of(new LostValues(lost.system(), rules, lost.values().onlyOrNull(rules.keySet())));
    }
}
