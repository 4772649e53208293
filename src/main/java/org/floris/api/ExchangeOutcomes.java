package org.floris.api;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.floris.canonical.Why;
import org.floris.journal.ExchangeSummary;
import org.floris.journal.Finding;
import org.floris.journal.FindingFilter;
import org.floris.journal.Findings;
import org.springframework.stereotype.Service;

/** What whoever asks for an exchange by its id is told: how it stands, why, and what to do. */
@Service
public class ExchangeOutcomes {
    private final Findings findings;

    ExchangeOutcomes(Findings findings) {
        this.findings = findings;
    }

    /**
     * @param state   of the exchange, in lower case
     * @param finding the open finding that somebody has to decide first, or null
     */
    public record Outcome(String state, String reason, List<String> nextSteps, UUID finding) {}

    public Outcome of(ExchangeSummary exchange) {
        Optional<UUID> finding =
                findings.search(FindingFilter.openOf(exchange.id()), Optional.empty(), 1).findings().stream()
                        .map(Finding::id)
                        .findFirst();
        return new Outcome(
                Labels.of(exchange.state()),
                exchange.why().map(Why::sentence).orElseGet(() -> reason(exchange)),
                finding.map(ExchangeOutcomes::decide).orElseGet(() -> nextSteps(exchange)),
                finding.orElse(null));
    }

    private static List<String> decide(UUID finding) {
        return List.of(
                "Decide finding " + finding + ": floris findings plan " + finding
                        + " shows what each decision would write.",
                "Do not repeat the change before that.");
    }

    private static String reason(ExchangeSummary exchange) {
        return switch (exchange.state()) {
            case OPEN -> "It is being written.";
            case DONE -> "Home, every mirror and the unified store have it.";
            case DEFERRED -> "Home and the unified store have it; a mirror is owed it.";
            case PARKED -> "A mirror did not take it.";
            case IN_DOUBT -> "What became of it in some system is not known.";
            case REFUSED -> "It was refused; nothing was changed anywhere.";
            case REVERSED -> "It was taken back everywhere.";
            case FAILED -> "It broke down before anything was changed.";
        };
    }

    private static List<String> nextSteps(ExchangeSummary exchange) {
        return switch (exchange.state()) {
            case DONE -> List.of();
            case OPEN -> List.of("Ask again in a moment.");
            case DEFERRED -> List.of("Nothing has to be done: it is delivered when the mirror takes it.");
            case PARKED -> List.of("Look for its finding: floris findings list --kind parked,conflict");
            case IN_DOUBT ->
                List.of("Ask again in a moment: the hub looks by itself.", "Do not repeat the change before that.");
            case REFUSED -> List.of("Correct what was complained about and save again.");
            case REVERSED -> List.of("Open the record again, and repeat the change if it is still wanted.");
            case FAILED -> List.of("Nothing was changed. Try again in a moment.");
        };
    }
}
