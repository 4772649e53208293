package org.floris.bridge;

import java.util.Optional;
import org.floris.canonical.Operation;
import org.floris.canonical.Outcome;
import org.floris.canonical.Ref;
import org.floris.connector.Connector;
import org.floris.connector.Connectors;
import org.floris.connector.SystemRecord;
import org.floris.connector.SystemUnavailableException;
import org.floris.connector.WriteAnswer;
import org.floris.connector.mapping.Translator;
import org.springframework.stereotype.Component;

/** The main flow's {@code write home}: home's answer is the caller's. */
@Component("bridgeHomeWriter")
class HomeWriter {
    private final Connectors connectors;
    private final Actors actors;
    private final Intake intake;
    private final Translator translator;
    private final Fence fence;

    HomeWriter(Connectors connectors, Actors actors, Intake intake, Translator translator, Fence fence) {
        this.connectors = connectors;
        this.actors = actors;
        this.intake = intake;
        this.translator = translator;
        this.fence = fence;
    }

    public MarriedWrite write(MarriedWrite.Opened opened) {
        WritePlan plan = opened.plan();
        if (plan.homeHasIt()) {
            return new MarriedWrite.HomeWritten(opened, plan);
        }
        Connector home = connectors.get(plan.home().system());
        try {
            fence.check(opened.exchange());
            WriteAnswer answer = plan.trail()
                    .step(
                            "home",
                            home.system(),
                            () -> home.write(plan.homeChange(), actors.of(plan, home.system())),
                            Answers::outcome);
            if (answer instanceof WriteAnswer.Refused refused) {
                return new MarriedWrite.HomeRefused(opened, refused.refusal());
            }
        } catch (SystemUnavailableException unreached) {
            return new MarriedWrite.HomeUnreached(opened, Reasons.of(unreached));
        } catch (RuntimeException failure) {
            return new MarriedWrite.InDoubt(opened, home.system(), Reasons.of(failure));
        }
        return withHomesTruth(opened, home);
    }

    /** Home has it already, so whatever breaks from here on leaves the exchange in doubt. */
    private MarriedWrite withHomesTruth(MarriedWrite.Opened opened, Connector home) {
        try {
            return new MarriedWrite.HomeWritten(opened, withHomesTruth(opened.plan(), home));
        } catch (RuntimeException failure) {
            return new MarriedWrite.InDoubt(opened, home.system(), Reasons.of(failure));
        }
    }

    /** Home fills in what a create leaves out (owner, state, defaults), and the mirrors shall have that too. */
    private WritePlan withHomesTruth(WritePlan plan, Connector home) {
        if (plan.homeChange().operation() != Operation.CREATE || plan.change().isEmpty()) {
            return plan;
        }
        Ref ref = plan.homeChange().ref();
        Optional<SystemRecord> created = plan.trail()
                .step(
                        "read-back",
                        home.system(),
                        () -> home.read(ref, java.util.Set.of(), actors.of(plan, home.system())),
                        found -> found.isPresent() ? Outcome.SKIPPED : Outcome.FAILED);
        return created.map(record -> intake.withHomesTruth(
                        plan,
                        translator
                                .toCanonical(record, plan.change().get().record(), intake.linksOf(plan))
                                .attributes()))
                .orElse(plan);
    }
}
