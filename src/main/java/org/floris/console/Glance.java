package org.floris.console;

import java.util.List;

/**
 * One kind of thing that waits, as the overview shows it at a glance.
 *
 * @param key   of its messages, and of its count in {@link Sample.Attention}
 * @param state when there is any
 * @param href  where its next step is
 */
record Glance(String key, State state, long count, String href) {
    static List<Glance> of(Sample.Attention waiting) {
        return List.of(
                new Glance("inDoubt", State.ATTENTION, waiting.inDoubt(), "/in-doubt"),
                new Glance("parked", State.ATTENTION, waiting.parked(), "/deferred?state=parked"),
                new Glance("dirty", State.WAITING, waiting.dirty(), "/deferred"),
                new Glance("findings", State.ATTENTION, waiting.findings(), "/findings"),
                new Glance("events", State.ATTENTION, waiting.events(), "/events"));
    }
}
