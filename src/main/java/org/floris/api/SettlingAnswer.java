package org.floris.api;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.floris.bridge.SettlingOutcome;
import org.floris.bridge.SettlingPlan;
import org.floris.canonical.Why;

/** What a decision about a finding comes to, and what came of it, as the API shows it. */
final class SettlingAnswer {
    private SettlingAnswer() {}

    /** @param state {@code planned}, or {@code refused} when it cannot be done now */
    record Plan(
            UUID finding,
            String decision,
            String state,
            String reason,
            List<String> nextSteps,
            List<Sight> sights,
            List<Write> writes,
            Set<String> mustEdit,
            Set<String> mayEdit) {
        static Plan of(SettlingPlan plan) {
            return new Plan(
                    plan.finding(),
                    plan.decision().label(),
                    plan.refusal().isPresent() ? "refused" : "planned",
                    plan.refusal().map(Why::sentence).orElseGet(() -> sentence(plan)),
                    plan.refusal().isPresent()
                            ? List.of()
                            : List.of(
                                    "Do it: floris findings " + plan.decision().label() + " " + plan.finding()),
                    plan.sights().stream()
                            .map(sight -> new Sight(sight.system(), FindingAnswer.ImageAnswer.of(sight.image())))
                            .toList(),
                    plan.writes().stream().map(Write::of).toList(),
                    plan.mustEdit(),
                    plan.mayEdit());
        }

        private static String sentence(SettlingPlan plan) {
            if (!plan.writes().isEmpty()) {
                return plan.writes().size() == 1
                        ? "One write would be made."
                        : plan.writes().size() + " writes would be made.";
            }
            return plan.mustEdit().isEmpty()
                    ? "Nothing would be written: all systems agree already, and the finding would be settled."
                    : "Give a value for " + String.join(", ", plan.mustEdit()) + ".";
        }
    }

    record Sight(String system, FindingAnswer.ImageAnswer image) {}

    record Write(String system, String operation, Map<String, Object> from, Map<String, Object> to) {
        static Write of(SettlingPlan.Write write) {
            return new Write(
                    write.system(),
                    write.operation().name().toLowerCase(Locale.ROOT),
                    write.from().values(),
                    write.to().values());
        }
    }

    record Settled(
            UUID finding,
            String decision,
            String state,
            String reason,
            List<String> nextSteps,
            UUID exchange,
            String exchangeState,
            List<Write> writes) {
        static Settled of(SettlingOutcome.Settled settled) {
            return new Settled(
                    settled.finding(),
                    settled.decision().label(),
                    "settled",
                    "All systems and the unified store hold what was decided.",
                    List.of(),
                    settled.exchange(),
                    Labels.of(settled.state()),
                    settled.writes().stream().map(Write::of).toList());
        }
    }
}
