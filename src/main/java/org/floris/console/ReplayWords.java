package org.floris.console;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.floris.journal.Replay;
import org.floris.journal.ReplayOutcome;
import org.floris.journal.ReplayState;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;

/** What is said of replays, in the reader's language. */
@Component
class ReplayWords {
    private static final Set<ReplayOutcome> LEFT_TO_PEOPLE = EnumSet.of(ReplayOutcome.PARKED, ReplayOutcome.CONFLICT);

    private final Words words;
    private final Badges badges;
    private final Figures figures;

    ReplayWords(Words words, Badges badges, Figures figures) {
        this.words = words;
        this.badges = badges;
        this.figures = figures;
    }

    Sentence sentence(List<Replay> all) {
        long running = all.stream().filter(ReplayWords::isRunning).count();
        if (running > 0) {
            return Sentence.of(State.WAITING, words.count("replays.sentence", running));
        }
        return Sentence.of(State.FINE, words.say(all.isEmpty() ? "replays.sentence.none" : "replays.sentence.rest"));
    }

    /** @param lasts how long it takes at that rate */
    Sentence plan(long count, int rate, Duration lasts) {
        if (count == 0) {
            return Sentence.of(State.FINE, words.say("replay.plan.none"));
        }
        return Sentence.of(State.WAITING, words.count("replay.plan", count, rate, figures.took(lasts)));
    }

    Sentence sentence(Replay replay) {
        String progress = words.say("replay.progress", replay.done(), replay.total());
        String text = words.tell(replay.reason()) + " " + progress;
        Sentence sentence = new Sentence(badges.of(replay.state()), text, null);
        if (isRunning(replay)) {
            return sentence.thenDo("replay.stop", "/replays/" + replay.id() + "/stop", "OPERATOR");
        }
        if (replay.outcomes().keySet().stream().anyMatch(LEFT_TO_PEOPLE::contains)) {
            return sentence.then("deferred.decide", "/findings");
        }
        return replay.dryRun() || replay.state() == ReplayState.STOPPED
                ? sentence.then("replay.for.good", again(replay))
                : sentence;
    }

    /** The filter as one text: names with values, or that it is everything. */
    String filter(Replay replay) {
        return replay.shown().isEmpty()
                ? words.say("replay.everything")
                : replay.shown().entrySet().stream()
                        .map(part -> words.sayOr("replay.by." + part.getKey(), part.getKey())
                                + " "
                                + words.sayOr("deferred.state." + part.getValue(), part.getValue()))
                        .collect(Collectors.joining(", "));
    }

    Map<UUID, String> filters(List<Replay> replays) {
        return replays.stream().collect(Collectors.toMap(Replay::id, this::filter));
    }

    /** The plan of another replay by the same filter. */
    private static String again(Replay replay) {
        UriComponentsBuilder address =
                UriComponentsBuilder.fromPath("/replays/new").queryParam("rate", replay.ratePerSecond());
        replay.shown().forEach((name, value) -> {
            if (!name.equals("from") && !name.equals("to")) {
                ExchangeQuery.add(address, name.equals("login") ? "user" : name, value);
            }
        });
        return address.build().encode().toUriString();
    }

    static boolean isRunning(Replay replay) {
        return replay.state() == ReplayState.RUNNING;
    }
}
