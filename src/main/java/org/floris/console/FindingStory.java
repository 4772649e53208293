package org.floris.console;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.floris.canonical.Attributes;
import org.floris.canonical.Why;
import org.floris.journal.Finding;
import org.floris.journal.FindingDetail;
import org.floris.journal.Image;

/**
 * Both sides of a finding beside each other, and what happened in time.
 *
 * @param values what differs first, then what is the same, each by name
 * @param events of the exchange and of the finding, the earliest first
 */
record FindingStory(Side home, Side mirror, List<Value> values, List<Event> events) {
    /** What one side showed of the record. */
    enum Side {
        THERE,
        NOT_THERE,
        /** It could not be read when the finding was made, or there is no such side. */
        NOT_READ
    }

    /** @param home and {@code mirror}: null where the side has nothing */
    record Value(String attribute, Object home, Object mirror, boolean differs) {}

    /** @param decision how it was settled, as a message key; null for every other event */
    record Event(Instant at, Badge badge, String by, Why why, String decision) {}

    static FindingStory of(FindingDetail detail, List<Event> ofExchange) {
        Attributes home = attributes(detail.homeImage());
        Attributes mirror = attributes(detail.mirrorImage());
        Set<String> names = new TreeSet<>(home.names());
        names.addAll(mirror.names());
        List<Value> values = names.stream()
                .map(name -> new Value(
                        name,
                        home.get(name),
                        mirror.get(name),
                        detail.differing().contains(name)))
                .sorted(Comparator.comparing(value -> !value.differs()))
                .toList();
        return new FindingStory(
                side(detail.homeImage()), side(detail.mirrorImage()), values, events(detail.finding(), ofExchange));
    }

    private static List<Event> events(Finding finding, List<Event> ofExchange) {
        List<Event> events = new ArrayList<>(ofExchange);
        events.add(
                new Event(finding.openedAt(), new Badge(State.ATTENTION, "finding.made"), "", finding.cause(), null));
        finding.settling()
                .ifPresent(settling -> events.add(new Event(
                        settling.at(),
                        new Badge(State.FINE, "finding.settled"),
                        settling.by(),
                        Why.NONE,
                        decision(settling))));
        events.sort(Comparator.comparing(Event::at));
        return events;
    }

    /** What a finding is about: its entity; its home where the call has named none. */
    static String name(Finding finding) {
        return finding.entity().isBlank() ? finding.home() : finding.entity();
    }

    /** The message key of what was decided. */
    static String decision(Finding.Settling settling) {
        return "finding.decision."
                + settling.decision()
                        .map(decision -> decision.name().toLowerCase(Locale.ROOT))
                        .orElse("none");
    }

    /** How many attributes differ. */
    public long differences() {
        return values.stream().filter(Value::differs).count();
    }

    private static Attributes attributes(Optional<Image> image) {
        return image.map(Image::attributes).orElse(Attributes.NONE);
    }

    private static Side side(Optional<Image> image) {
        return image.map(seen -> seen.exists() ? Side.THERE : Side.NOT_THERE).orElse(Side.NOT_READ);
    }
}
