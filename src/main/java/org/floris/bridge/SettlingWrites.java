package org.floris.bridge;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.floris.canonical.Change;
import org.floris.canonical.Operation;
import org.floris.canonical.RecordId;
import org.floris.canonical.Why;
import org.floris.connector.Actor;
import org.floris.connector.Connectors;
import org.floris.connector.SystemChange;
import org.floris.connector.SystemUnavailableException;
import org.floris.connector.WriteAnswer;
import org.floris.connector.mapping.Translator;
import org.floris.journal.Image;
import org.floris.journal.OpenExchange;
import org.springframework.stereotype.Component;

/** Writes what was decided to the systems that do not have it, with the hub's account, all or nothing. */
@Component
class SettlingWrites {
    private final Differences differences;
    private final Translator translator;
    private final Connectors connectors;
    private final Fence fence;

    SettlingWrites(Differences differences, Translator translator, Connectors connectors, Fence fence) {
        this.differences = differences;
        this.translator = translator;
        this.connectors = connectors;
        this.fence = fence;
    }

    /**
     * One change of one system.
     *
     * @param now     what the system shows before
     * @param inverse what takes it back
     */
    record Planned(String system, Image now, Change change, SystemChange write, Optional<SystemChange> inverse) {}

    /**
     * In order, home first. All is translated before anything is written.
     *
     * @throws org.floris.canonical.FlorisException when a system cannot hold what is wanted
     */
    List<Planned> plan(Question question, Wanted wanted) {
        List<Planned> planned = new ArrayList<>();
        if (question.record().isPresent()) {
            for (Map.Entry<String, Image> seen : question.images().entrySet()) {
                plan(question, question.record().get(), seen.getKey(), seen.getValue(), wanted, planned);
            }
        }
        return planned;
    }

    private void plan(
            Question question, RecordId record, String system, Image now, Wanted wanted, List<Planned> planned) {
        List<Change> changes = differences.between(record, question.association(), now, wanted);
        List<Change> back = differences.back(record, question.association(), now, wanted);
        for (Change change : changes) {
            SystemChange write = translator.toSystem(system, change, question.links());
            if (write.changesNothing()) {
                continue;
            }
            Optional<SystemChange> inverse = back.stream()
                    .filter(candidate -> takesBack(candidate, change))
                    .findFirst()
                    .map(candidate -> translator.toSystem(system, candidate, question.links()));
            planned.add(new Planned(system, now, change, write, inverse));
        }
    }

    /**
     * @return why a system did not take it, after what was written before it was taken back everywhere; empty when all
     *     have it
     * @throws RuntimeException when the outcome in some system is not known
     */
    Optional<Why> carryOut(OpenExchange exchange, List<Planned> planned, Trail trail) {
        List<Planned> written = new ArrayList<>();
        for (Planned step : planned) {
            Optional<Why> refusal = write(exchange, "settle", step.system(), step.write(), trail);
            if (refusal.isPresent()) {
                takeBack(exchange, written, trail);
                return refusal;
            }
            written.add(step);
        }
        return Optional.empty();
    }

    private void takeBack(OpenExchange exchange, List<Planned> written, Trail trail) {
        Collections.reverse(written);
        for (Planned step : written) {
            SystemChange inverse = step.inverse()
                    .orElseThrow(() -> new IllegalStateException("A change in " + step.system() + " has no inverse"));
            Optional<Why> refusal = write(exchange, "undo", step.system(), inverse, trail);
            if (refusal.isPresent()) {
                throw new UndoRefusedException(refusal.get());
            }
        }
    }

    private Optional<Why> write(OpenExchange exchange, String step, String system, SystemChange change, Trail trail) {
        fence.check(exchange);
        try {
            WriteAnswer answer =
                    trail.step(step, system, () -> connectors.get(system).write(change, Actor.HUB), Answers::outcome);
            return answer instanceof WriteAnswer.Refused refused
                    ? Optional.of(Why.of(
                            "refused-with-code",
                            "{0} refused the change with code {1}.",
                            system,
                            refused.refusal().code()))
                    : Optional.empty();
        } catch (SystemUnavailableException unreached) {
            return Optional.of(unreached.why());
        }
    }

    private static boolean takesBack(Change candidate, Change change) {
        return switch (change.operation()) {
            case CREATE -> candidate.operation() == Operation.DELETE;
            case DELETE -> candidate.operation() == Operation.CREATE;
            case ASSOCIATE -> candidate.operation() == Operation.DISASSOCIATE;
            case DISASSOCIATE -> candidate.operation() == Operation.ASSOCIATE;
            default -> candidate.operation() == change.operation();
        };
    }
}
