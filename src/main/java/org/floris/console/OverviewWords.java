package org.floris.console;

import java.util.List;
import java.util.stream.Collectors;
import org.floris.console.Sample.SystemLine;
import org.springframework.stereotype.Component;

/** The one sentence that says how the hub is, the worst thing first. */
@Component
class OverviewWords {
    private final Words words;

    OverviewWords(Words words) {
        this.words = words;
    }

    Sentence sentence(Sample sample) {
        List<SystemLine> down = sample.systems().stream()
                .filter(system -> system.badge().state() == State.WRONG)
                .toList();
        if (!down.isEmpty()) {
            String names = down.stream().map(SystemLine::name).collect(Collectors.joining(", "));
            return Sentence.of(State.WRONG, words.count("overview.down", down.size(), names))
                    .then("overview.down.next", "/systems");
        }
        long inDoubt = sample.attention().inDoubt();
        if (inDoubt > 0) {
            return Sentence.of(State.ATTENTION, words.count("overview.indoubt", inDoubt))
                    .then("exchanges.show.indoubt", "/in-doubt");
        }
        long parked = sample.attention().parked();
        if (parked > 0) {
            return Sentence.of(State.ATTENTION, words.count("overview.parked", parked))
                    .then("deferred.decide", "/findings?kind=parked");
        }
        long findings = sample.attention().findings();
        if (findings > 0) {
            return Sentence.of(State.ATTENTION, words.count("overview.findings", findings))
                    .then("overview.findings.next", "/findings");
        }
        long events = sample.attention().events();
        if (events > 0) {
            return Sentence.of(State.ATTENTION, words.count("events.sentence", events))
                    .then("overview.events.next", "/events");
        }
        long dirty = sample.attention().dirty();
        if (dirty > 0) {
            return Sentence.of(State.WAITING, words.count("overview.deferred", dirty))
                    .then("exchanges.show.deferred", "/deferred");
        }
        if (sample.systems().isEmpty()) {
            return Sentence.of(State.WAITING, words.say("overview.begin"));
        }
        return Sentence.of(
                State.FINE, words.count("overview.fine", sample.systems().size()));
    }
}
