package org.floris.bridge;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.floris.canonical.Why;
import org.floris.connector.Connectors;
import org.floris.connector.SystemChange;
import org.floris.connector.SystemUnavailableException;
import org.floris.connector.WriteAnswer;
import org.springframework.stereotype.Component;

/**
 * The main flow's {@code write mirrors}, one after the other, each behind its own breaker. One that is certainly not
 * reached gets the change later where its policy says so.
 */
@Component("bridgeMirrorWriter")
class MirrorWriter {
    private final Connectors connectors;
    private final Actors actors;
    private final MirrorsUp mirrorsUp;
    private final Fence fence;

    MirrorWriter(Connectors connectors, Actors actors, MirrorsUp mirrorsUp, Fence fence) {
        this.connectors = connectors;
        this.actors = actors;
        this.mirrorsUp = mirrorsUp;
        this.fence = fence;
    }

    public MarriedWrite write(MarriedWrite.HomeWritten home) {
        WritePlan plan = home.plan();
        Map<String, Why> later = new LinkedHashMap<>(home.opened().later());
        List<String> written = new ArrayList<>();
        for (SystemChange mirror : plan.mirrors()) {
            String system = mirror.ref().system();
            if (later.containsKey(system)) {
                plan.trail().skip("defer", system, later.get(system));
                continue;
            }
            try {
                fence.check(home.opened().exchange());
                WriteAnswer answer = plan.trail()
                        .step(
                                "mirror",
                                system,
                                () -> Answers.says(mirror, connectors.get(system), actors.of(plan, system)),
                                Answers::outcome);
                if (answer instanceof WriteAnswer.Refused refused) {
                    return new MarriedWrite.MirrorMissed(
                            home,
                            written,
                            system,
                            Optional.of(refused.refusal()),
                            Why.of("refused", "{0} refused the change.", system));
                }
                written.add(system);
            } catch (SystemUnavailableException unreached) {
                if (mirrorsUp.mayDefer(plan, system)) {
                    later.put(system, Reasons.of(unreached));
                    continue;
                }
                return new MarriedWrite.MirrorMissed(home, written, system, Optional.empty(), Reasons.of(unreached));
            } catch (RuntimeException failure) {
                return new MarriedWrite.InDoubt(home.opened(), system, Reasons.of(failure));
            }
        }
        return new MarriedWrite.Mirrored(home, later);
    }
}
