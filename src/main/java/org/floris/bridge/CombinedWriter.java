package org.floris.bridge;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.floris.canonical.FlorisException;
import org.floris.canonical.Outcome;
import org.floris.canonical.Why;
import org.floris.connector.Actor;
import org.floris.connector.Connector;
import org.floris.connector.Connectors;
import org.floris.connector.WriteAnswer;
import org.floris.journal.Step;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The main flow's {@code write mirrors} and {@code journal.close} of what home has carried out on several records. It
 * cannot be taken back, so a mirror that does not do the same does not undo it: whatever it lacks is carried to it record
 * by record, as what was changed past the hub is.
 */
@Component("bridgeCombinedWriter")
class CombinedWriter {
    private static final Logger log = LoggerFactory.getLogger(CombinedWriter.class);

    private static final String MIRROR = "mirror";

    private final Connectors connectors;
    private final Actors actors;
    private final Fence fence;
    private final Closer closer;
    private final Consequences consequences;

    CombinedWriter(Connectors connectors, Actors actors, Fence fence, Closer closer, Consequences consequences) {
        this.connectors = connectors;
        this.actors = actors;
        this.fence = fence;
        this.closer = closer;
        this.consequences = consequences;
    }

    public MarriedWrite mirror(MarriedWrite.HomeWritten home) {
        CombinedPlan plan = home.plan().combined().orElseThrow();
        List<Part> parts = new ArrayList<>();
        plan.merges()
                .forEach(merge ->
                        parts.add(new Part(merge.about().system(), (system, actor) -> system.combine(merge, actor)
                                .said())));
        plan.changes()
                .forEach(change -> parts.add(
                        new Part(change.ref().system(), (system, actor) -> Answers.says(change, system, actor))));
        for (Part part : parts) {
            try {
                fence.check(home.opened().exchange());
            } catch (FlorisException leaseOver) {
                return new MarriedWrite.InDoubt(home.opened(), part.system(), leaseOver.why());
            }
            write(home.plan(), part);
        }
        return new MarriedWrite.Mirrored(home, Map.of());
    }

    private record Part(String system, BiFunction<Connector, Actor, WriteAnswer> work) {}

    /** What breaks stands in the trail, and what the mirror lacks is carried to it. */
    private void write(WritePlan plan, Part part) {
        try {
            plan.trail()
                    .step(
                            MIRROR,
                            part.system(),
                            () -> part.work().apply(connectors.get(part.system()), actors.of(plan, part.system())),
                            Answers::outcome);
        } catch (RuntimeException failure) {
            log.info("{} has not done the same as home: {}", part.system(), Reasons.of(failure));
        }
    }

    /** The records are let go before their consequences are looked at, because each is written by an exchange of its own. */
    public WriteReply close(MarriedWrite.Mirrored mirrored) {
        WriteReply reply =
                closer.doneNoting(mirrored, whatWasMissed(mirrored.home().plan()));
        if (reply.done()) {
            consequences.carry(mirrored.home());
        }
        return reply;
    }

    private static Why whatWasMissed(WritePlan plan) {
        String missed = plan.trail().steps().stream()
                .filter(step -> step.name().equals(MIRROR) && step.outcome() == Outcome.FAILED)
                .map(Step::system)
                .collect(Collectors.joining(", "));
        return missed.isEmpty()
                ? Why.NONE
                : Why.of(
                        "mirror-differs",
                        "{0} did not do the same; what it lacks is carried to it record by record.",
                        missed);
    }
}
