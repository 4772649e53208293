package org.floris.bridge;

import java.util.Optional;
import org.floris.connector.Actor;
import org.floris.connector.CombinedChange;
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
    private final Verbatim words;
    private final CombinedAnswers combinedAnswers;

    HomeWriter(
            Connectors connectors,
            Actors actors,
            HomesTruth homesTruth,
            Fence fence,
            Verbatim words,
            CombinedAnswers combinedAnswers) {
        this.connectors = connectors;
        this.actors = actors;
        this.homesTruth = homesTruth;
        this.fence = fence;
        this.words = words;
        this.combinedAnswers = combinedAnswers;
    }

    public MarriedWrite write(MarriedWrite.Opened opened) {
        WritePlan plan = opened.plan();
        if (plan.homeHasIt()) {
            return new MarriedWrite.HomeWritten(opened, plan);
        }
        Connector home = connectors.get(plan.home().system());
        try {
            fence.check(opened.exchange());
            Verbatim.Said said = plan.trail()
                    .step(
                            plan.passesThrough() && plan.combined().isEmpty() ? "pass" : "home",
                            home.system(),
                            () -> write(plan, home),
                            Verbatim.Said::outcome);
            if (said.answer() instanceof WriteAnswer.Refused refused) {
                return new MarriedWrite.HomeRefused(opened, refused.refusal(), said.words());
            }
            if (plan.passesThrough()) {
                return new MarriedWrite.HomeWritten(opened, plan, said.words());
            }
        } catch (SystemUnavailableException unreached) {
            return new MarriedWrite.HomeUnreached(opened, Reasons.of(unreached));
        } catch (RuntimeException failure) {
            return new MarriedWrite.InDoubt(opened, home.system(), Reasons.of(failure));
        }
        return withHomesTruth(opened, home);
    }

    private Verbatim.Said write(WritePlan plan, Connector home) {
        if (plan.inCallersWords()) {
            return words.write(plan.homeChange(), plan.incoming().words().orElseThrow());
        }
        Actor actor = actors.of(plan, home.system());
        Optional<CombinedChange> combined = plan.combined().flatMap(CombinedPlan::atHome);
        return combined.isPresent()
                ? combinedAnswers.said(plan, home.combine(combined.get(), actor))
                : new Verbatim.Said(home.write(plan.homeChange(), actor), Optional.empty());
    }

    /** Home has it already, so whatever breaks from here on leaves the exchange in doubt. */
    private MarriedWrite withHomesTruth(MarriedWrite.Opened opened, Connector home) {
        try {
            WritePlan plan = homesTruth.of(opened.plan());
            return new MarriedWrite.HomeWritten(opened, plan, plan.incoming().answer());
        } catch (RuntimeException failure) {
            return new MarriedWrite.InDoubt(opened, home.system(), Reasons.of(failure));
        }
    }
}
