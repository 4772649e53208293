package org.floris.crash;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Everything that is known of one record, from everybody who knows something. */
record Dossier(
        UUID record,
        List<Write> writes,
        Trace forsage,
        Trace loris,
        Optional<Stored> store,
        List<Entry> journal,
        List<Ears.Heard> events) {

    /** The record in the unified store. */
    record Stored(String description, String state, String owner, Set<UUID> ties) {}

    /** An exchange in the journal. */
    record Entry(UUID exchange, String state, String operation, Optional<String> messageId) {
        boolean done() {
            return state.equals("DONE");
        }
    }

    /** The whole story, for whoever has to find out what went wrong. */
    String story() {
        StringBuilder story = new StringBuilder("  record " + record + "\n");
        writes.forEach(write -> story.append("    %d..%d %s %s %s by %s (%s): %s %s%n"
                .formatted(
                        write.sentAt() / 1_000_000,
                        write.answeredAt() / 1_000_000,
                        write.serial(),
                        write.operation(),
                        write.value().orElse(""),
                        write.login(),
                        write.way(),
                        write.told(),
                        write.answer())));
        story.append("    forsage ").append(forsage).append('\n');
        story.append("    loris   ").append(loris).append('\n');
        story.append("    store   ").append(store).append('\n');
        journal.forEach(entry -> story.append("    journal ").append(entry).append('\n'));
        events.forEach(event -> story.append("    topic   ").append(event).append('\n'));
        return story.toString();
    }
}
