package org.floris.bridge;

import java.util.Optional;
import java.util.Set;
import org.floris.canonical.Operation;
import org.floris.canonical.Outcome;
import org.floris.canonical.Ref;
import org.floris.connector.Connector;
import org.floris.connector.Connectors;
import org.floris.connector.SystemRecord;
import org.floris.connector.mapping.Translator;
import org.springframework.stereotype.Component;

/** Home fills in what a create leaves out (owner, state, defaults), and the others shall have that too. */
@Component
class HomesTruth {
    private final Connectors connectors;
    private final Actors actors;
    private final Intake intake;
    private final Translator translator;

    HomesTruth(Connectors connectors, Actors actors, Intake intake, Translator translator) {
        this.connectors = connectors;
        this.actors = actors;
        this.intake = intake;
        this.translator = translator;
    }

    /** The plan of a create with what home has made of it; any other plan as it is. */
    WritePlan of(WritePlan plan) {
        if (plan.homeChange().operation() != Operation.CREATE || plan.change().isEmpty()) {
            return plan;
        }
        Connector home = connectors.get(plan.home().system());
        Ref ref = plan.homeChange().ref();
        Optional<SystemRecord> created = plan.trail()
                .step(
                        "read-back",
                        home.system(),
                        () -> home.read(ref, Set.of(), actors.of(plan, home.system())),
                        found -> found.isPresent() ? Outcome.SKIPPED : Outcome.FAILED);
        return created.map(record -> intake.withHomesTruth(
                        plan,
                        translator
                                .toCanonical(record, plan.change().get().record(), intake.linksOf(plan))
                                .attributes()))
                .orElse(plan);
    }
}
