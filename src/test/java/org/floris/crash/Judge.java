package org.floris.crash;

import static org.floris.crash.Verdict.Kind.DIVERGED;
import static org.floris.crash.Verdict.Kind.DOUBLED;
import static org.floris.crash.Verdict.Kind.LOST;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.floris.crash.Write.Operation;
import org.floris.crash.Write.Told;

/** Says of one record whether every acknowledged write is there exactly once and no other is half there. */
final class Judge {
    private static final Map<String, String> STATES = Map.of(
            "task2",
            "notStarted",
            "task3",
            "inProgress",
            "task4",
            "waiting",
            "task7",
            "deferred",
            "contact1",
            "active",
            "application1",
            "inWork");

    private final Dossier dossier;
    private final Map<String, Write> bySerial = new HashMap<>();
    private final List<Verdict> verdicts = new ArrayList<>();

    private Judge(Dossier dossier) {
        this.dossier = dossier;
        dossier.writes().forEach(write -> bySerial.put(write.serial(), write));
    }

    static List<Verdict> judge(Dossier dossier) {
        Judge judge = new Judge(dossier);
        judge.effects();
        judge.values(Operation.SET_STATE, "status", Trace::status);
        judge.values(Operation.ASSIGN, "owner", Trace::owner);
        judge.ties();
        judge.store();
        judge.journal();
        judge.topic();
        return judge.verdicts;
    }

    /**
     * Where a create was made more than once under ids of its own, there is no one record to look at. What was taken back
     * before the next attempt has had no effect.
     *
     * @param left the records that were made with the serial and are still there, in whichever system
     */
    static List<Verdict> judgeCreation(String serial, Optional<UUID> told, Set<UUID> left) {
        Set<UUID> others = new LinkedHashSet<>(left);
        told.or(() -> left.stream().findFirst()).ifPresent(others::remove);
        return others.isEmpty()
                ? List.of()
                : List.of(new Verdict(DOUBLED, serial + " made " + others + ", too, which nobody was told of"));
    }

    private void effects() {
        List<String> inForsage = effective(dossier.forsage());
        List<String> inLoris = effective(dossier.loris());
        for (Write write : dossier.writes()) {
            if (write.operation() == Operation.CREATE || write.operation() == Operation.UPDATE) {
                effects(write, "forsage", inForsage);
                effects(write, "loris", inLoris);
            }
        }
        inOrder(inForsage, "forsage");
        inOrder(inLoris, "loris");
        boolean deleted = dossier.writes().stream()
                .anyMatch(write -> write.operation() == Operation.DELETE && write.acknowledged());
        if (deleted && (dossier.forsage().exists() || dossier.loris().exists())) {
            say(LOST, "it was deleted, and is there");
        }
        if (!inForsage.equals(inLoris)) {
            say(DIVERGED, "forsage shows " + tail(inForsage) + ", loris " + tail(inLoris));
        }
    }

    private void effects(Write write, String system, List<String> effects) {
        int times = Collections.frequency(effects, write.serial());
        if (write.acknowledged() && times == 0) {
            say(LOST, write.serial() + " was acknowledged and is not in " + system);
        } else if (times > 1) {
            say(DOUBLED, write.serial() + " came " + times + " times to " + system);
        } else if (write.told() == Told.REFUSED && times > 0) {
            say(DIVERGED, write.serial() + " was refused and is in " + system);
        }
    }

    /** What was shown, without what was taken back. */
    private List<String> effective(Trace trace) {
        List<String> effects = new ArrayList<>();
        Map<String, Integer> takenBack = new HashMap<>();
        int goneLater = Collections.frequency(trace.shown(), Trace.ABSENT);
        for (String shown : trace.shown()) {
            goneLater -= shown.equals(Trace.ABSENT) ? 1 : 0;
            int last = effects.size() - 1;
            boolean back = last > 0
                    && effects.get(last - 1).equals(shown)
                    && !(shown.equals(Trace.ABSENT) && goneLater < deletes())
                    && takenBack.merge(effects.get(last), 1, Integer::sum) <= reversals(effects.get(last));
            if (back) {
                effects.remove(last);
            } else {
                effects.add(shown);
            }
        }
        return effects;
    }

    /** How often it has gone for good, which no create that was taken back explains. */
    private long deletes() {
        return dossier.journal().stream()
                .filter(entry -> entry.done() && entry.operation().equals(Operation.DELETE.name()))
                .count();
    }

    /** How often it may have been taken back: one that was repeated may have been reversed at first and done later. */
    private long reversals(String shown) {
        return dossier.writes().stream()
                .filter(write -> shown.equals(Trace.ABSENT)
                        ? write.operation() == Operation.DELETE
                        : write.serial().equals(shown))
                .mapToLong(this::reversals)
                .sum();
    }

    private long reversals(Write write) {
        long reversed = dossier.journal().stream()
                .filter(entry -> entry.state().equals("REVERSED") && isOf(entry, write))
                .count();
        return write.acknowledged() ? reversed : Math.max(1, reversed);
    }

    /** A page's save has a message id that only the plug-in knows. */
    private boolean isOf(Dossier.Entry entry, Write write) {
        return write.messageId().isPresent()
                ? entry.messageId().equals(write.messageId())
                : entry.operation().equals(write.operation().name())
                        && dossier.writes().stream()
                                .noneMatch(other -> other.messageId().isPresent()
                                        && other.messageId().equals(entry.messageId()));
    }

    /** A write that was sent after another had been answered comes after it. */
    private void inOrder(List<String> effects, String system) {
        long latestSent = Long.MIN_VALUE;
        for (String effect : effects) {
            Write write = bySerial.get(effect);
            if (write != null) {
                if (write.acknowledged() && write.answeredAt() < latestSent) {
                    say(DIVERGED, write.serial() + " came too late to " + system);
                }
                latestSent = Math.max(latestSent, write.sentAt());
            }
        }
    }

    /** What a record shows now and not what it has shown: its status, its owner. */
    private void values(Operation operation, String name, Function<Trace, String> shown) {
        String inForsage = shown.apply(dossier.forsage());
        String inLoris = shown.apply(dossier.loris());
        if (!inForsage.equals(inLoris)) {
            say(DIVERGED, "forsage has " + name + " " + inForsage + ", loris " + inLoris);
        }
        Set<String> possible = new HashSet<>();
        boolean asMade = true;
        for (Write write : dossier.writes()) {
            if (write.operation() == operation) {
                if (write.acknowledged()) {
                    possible.clear();
                    asMade = false;
                }
                if (write.told() != Told.REFUSED) {
                    possible.add(write.value().orElseThrow());
                }
            }
        }
        if (dossier.forsage().exists() && !asMade && !possible.contains(inForsage)) {
            say(LOST, "the " + name + " is " + inForsage + " and can only be " + possible);
        }
    }

    /** Each tie is there or not, as its last writes allow, everywhere alike; what nobody has tied is tied nowhere. */
    private void ties() {
        Set<UUID> inForsage = dossier.forsage().ties();
        if (!inForsage.equals(dossier.loris().ties())) {
            say(
                    DIVERGED,
                    "forsage has ties " + inForsage + ", loris "
                            + dossier.loris().ties());
        }
        dossier.store()
                .filter(stored -> !stored.ties().equals(inForsage))
                .ifPresent(stored -> say(DIVERGED, "forsage has ties " + inForsage + ", the store " + stored.ties()));
        Set<UUID> clients = new LinkedHashSet<>(inForsage);
        dossier.writes().stream()
                .filter(write -> write.operation() == Operation.ASSOCIATE)
                .forEach(write -> clients.add(UUID.fromString(write.value().orElseThrow())));
        for (UUID client : clients) {
            boolean tied = inForsage.contains(client);
            Set<Boolean> possible = new HashSet<>(Set.of(false));
            boolean acknowledged = false;
            for (Write write : dossier.writes()) {
                if (write.ties(client) && write.told() != Told.REFUSED) {
                    acknowledged |= write.acknowledged();
                    if (write.acknowledged()) {
                        possible.clear();
                    }
                    possible.add(write.operation() == Operation.ASSOCIATE);
                }
            }
            if (dossier.forsage().exists() && !possible.contains(tied)) {
                say(
                        acknowledged ? LOST : DIVERGED,
                        "client " + client + (tied ? " is tied, and cannot be" : " is not tied, and must be"));
            }
        }
    }

    private void store() {
        Trace forsage = dossier.forsage();
        if (dossier.store().isPresent() != forsage.exists()) {
            say(
                    DIVERGED,
                    "it " + (forsage.exists() ? "is" : "is not") + " in forsage, and in the store it is otherwise");
            return;
        }
        dossier.store().ifPresent(stored -> {
            if (!stored.description().equals(forsage.description())) {
                say(DIVERGED, "forsage shows " + forsage.description() + ", the store " + stored.description());
            }
            String entity = dossier.writes().get(0).entity();
            String state = STATES.getOrDefault(entity + forsage.status(), forsage.status());
            if (!stored.state().equals(state)) {
                say(DIVERGED, "forsage has state " + state + ", the store " + stored.state());
            }
            if (!stored.owner().equals(forsage.owner())) {
                say(DIVERGED, "forsage has owner " + forsage.owner() + ", the store " + stored.owner());
            }
        });
    }

    private void journal() {
        Map<String, Long> done = dossier.journal().stream()
                .filter(entry -> entry.done() && entry.messageId().isPresent())
                .collect(Collectors.groupingBy(entry -> entry.messageId().get(), Collectors.counting()));
        for (Write write : dossier.writes()) {
            long times = write.messageId().map(id -> done.getOrDefault(id, 0L)).orElse(-1L);
            if (write.acknowledged() && times == 0) {
                say(LOST, write.serial() + " was acknowledged and is not done in the journal");
            } else if (times > 1) {
                say(DOUBLED, write.serial() + " is done " + times + " times in the journal");
            } else if (write.told() == Told.REFUSED && times > 0) {
                say(DIVERGED, write.serial() + " was refused and is done in the journal");
            }
        }
        dossier.journal().stream()
                .filter(entry -> entry.state().equals("OPEN") || entry.state().equals("IN_DOUBT"))
                .forEach(entry -> say(DIVERGED, "exchange " + entry.exchange() + " is " + entry.state()));
    }

    private void topic() {
        Set<UUID> done = dossier.journal().stream()
                .filter(Dossier.Entry::done)
                .map(Dossier.Entry::exchange)
                .collect(Collectors.toSet());
        Map<UUID, Long> told =
                dossier.events().stream().collect(Collectors.groupingBy(Ears.Heard::exchange, Collectors.counting()));
        for (UUID exchange : done) {
            if (!told.containsKey(exchange)) {
                say(LOST, "exchange " + exchange + " is done and was not published");
            }
        }
        told.forEach((exchange, times) -> {
            if (!done.contains(exchange)) {
                say(DIVERGED, "exchange " + exchange + " was published and is not done");
            } else if (times > 1) {
                say(DOUBLED, "exchange " + exchange + " has " + times + " events");
            }
        });
        List<String> published = new ArrayList<>();
        for (Ears.Heard event : dossier.events()) {
            // What a person has decided says the same once more; that one exchange says it twice was looked for above.
            boolean again = !published.isEmpty() && event.serial().equals(published.get(published.size() - 1));
            if (bySerial.containsKey(event.serial()) && !again) {
                published.add(event.serial());
            }
        }
        List<String> inForsage = effective(dossier.forsage()).stream()
                .filter(bySerial::containsKey)
                .toList();
        if (!published.equals(inForsage)) {
            say(DIVERGED, "forsage shows " + tail(inForsage) + ", the topic tells " + tail(published));
        }
    }

    private static String tail(List<String> effects) {
        return effects.size() > 12 ? "…" + effects.subList(effects.size() - 12, effects.size()) : effects.toString();
    }

    private void say(Verdict.Kind kind, String what) {
        verdicts.add(new Verdict(kind, what));
    }
}
