package org.floris.api;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.floris.canonical.Attributes;
import org.floris.canonical.Change;
import org.floris.canonical.RecordId;
import org.floris.canonical.Why;
import org.floris.journal.DeferredChange;
import org.floris.journal.ExchangeDetail;
import org.floris.journal.ExchangeSummary;
import org.floris.journal.LostValues;

/** An exchange as the API shows it. */
record ExchangeAnswer(
        UUID id,
        String state,
        Instant openedAt,
        long tookMillis,
        String login,
        String way,
        String dialect,
        String home,
        long epoch,
        List<String> mirrors,
        String operation,
        String label,
        boolean passedThrough,
        String asked,
        String entity,
        String record,
        String reason) {
    static ExchangeAnswer of(ExchangeSummary exchange) {
        return new ExchangeAnswer(
                exchange.id(),
                Labels.of(exchange.state()),
                exchange.openedAt(),
                exchange.took().toMillis(),
                exchange.user(),
                Labels.of(exchange.way()),
                exchange.dialectSystem(),
                exchange.home(),
                exchange.epoch(),
                exchange.mirrors(),
                Labels.of(exchange.operation()),
                exchange.operationLabel(),
                exchange.passedThrough(),
                exchange.asked().toString(),
                exchange.entity(),
                exchange.record().map(RecordId::toString).orElse(null),
                exchange.why().map(Why::sentence).orElse(null));
    }

    /**
     * @param outcome  how it stands, why, and what to do
     * @param together the records that one message was about, where home alone could carry it out; else empty
     */
    record Detail(
            ExchangeAnswer exchange,
            ExchangeOutcomes.Outcome outcome,
            String messageId,
            String owner,
            List<StepAnswer> steps,
            List<TransitionAnswer> transitions,
            Map<String, Object> before,
            Map<String, Object> change,
            String unreadable,
            List<String> together,
            List<LostAnswer> lost,
            List<DeferredAnswer> owed) {
        /** @param owed what mirrors have yet to get of it */
        static Detail of(ExchangeDetail detail, ExchangeOutcomes.Outcome outcome, List<DeferredChange> owed) {
            return new Detail(
                    ExchangeAnswer.of(detail.summary()),
                    outcome,
                    detail.messageId().orElse(null),
                    detail.owner(),
                    detail.steps().stream()
                            .map(step -> new StepAnswer(
                                    step.name(),
                                    step.system(),
                                    step.outcome().label(),
                                    step.startedAt(),
                                    step.took().toMillis(),
                                    step.reason().map(Why::sentence).orElse(null)))
                            .toList(),
                    detail.transitions().stream()
                            .map(row -> new TransitionAnswer(
                                    row.from().map(Labels::of).orElse(null),
                                    Labels.of(row.to()),
                                    row.by(),
                                    row.why().sentence(),
                                    row.at()))
                            .toList(),
                    values(detail.before()),
                    values(detail.change().map(Change::attributes)),
                    detail.unreadable().orElse(null),
                    detail.together().stream().map(RecordId::toString).toList(),
                    detail.lost().stream().map(LostAnswer::of).toList(),
                    owed.stream().map(DeferredAnswer::of).toList());
        }

        private static Map<String, Object> values(Optional<Attributes> attributes) {
            return attributes.map(Attributes::values).orElse(null);
        }
    }

    record StepAnswer(String name, String system, String outcome, Instant startedAt, long tookMillis, String reason) {}

    /** What somebody had written past the hub and the exchange has overwritten, with the rule by which it lost. */
    record LostAnswer(String system, Map<String, String> rules, Map<String, Object> values) {
        static LostAnswer of(LostValues lost) {
            Map<String, String> rules = new LinkedHashMap<>();
            lost.rules().forEach((attribute, rule) -> rules.put(attribute, rule.label()));
            return new LostAnswer(lost.system(), rules, lost.values().values());
        }
    }

    record TransitionAnswer(String from, String to, String by, String reason, Instant at) {}
}
