package org.floris.bridge;

import org.floris.connector.Connector;
import org.floris.connector.Connectors;
import org.floris.connector.SystemUnavailableException;
import org.floris.connector.WriteAnswer;
import org.springframework.stereotype.Component;

/** The main flow's {@code write home}: home's answer is the caller's. */
@Component("bridgeHomeWriter")
class HomeWriter {
    private final Connectors connectors;
    private final Actors actors;
    private final HomesTruth homesTruth;
    private final Fence fence;

    HomeWriter(Connectors connectors, Actors actors, HomesTruth homesTruth, Fence fence) {
        this.connectors = connectors;
        this.actors = actors;
        this.homesTruth = homesTruth;
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
            return new MarriedWrite.HomeWritten(opened, homesTruth.of(opened.plan()));
        } catch (RuntimeException failure) {
            return new MarriedWrite.InDoubt(opened, home.system(), Reasons.of(failure));
        }
    }
}
