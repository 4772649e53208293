package org.floris.bridge;

import java.util.Optional;
import java.util.Set;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.floris.canonical.ErrorCode;
import org.floris.canonical.FlorisException;
import org.floris.connector.SystemRecord;
import org.floris.journal.Intent;
import org.floris.journal.Journal;
import org.floris.journal.Opening;
import org.floris.store.Home;
import org.floris.store.Homes;
import org.slf4j.MDC;
import org.springframework.stereotype.Component;

/** The main flow's {@code journal.open}: nothing is written anywhere before the journal has the intent. */
@Component("bridgeOpener")
class Opener {
    private final Intake intake;
    private final MirrorsUp mirrorsUp;
    private final BeforeImages beforeImages;
    private final Homes homes;
    private final Journal journal;
    private final LiveExchanges live;

    Opener(
            Intake intake,
            MirrorsUp mirrorsUp,
            BeforeImages beforeImages,
            Homes homes,
            Journal journal,
            LiveExchanges live) {
        this.intake = intake;
        this.mirrorsUp = mirrorsUp;
        this.beforeImages = beforeImages;
        this.homes = homes;
        this.journal = journal;
        this.live = live;
    }

    public MarriedWrite open(@Body IncomingWrite incoming, Exchange call) {
        try {
            return openAtHome(incoming, call);
        } catch (FlorisException refused) {
            return answeredBefore(incoming).orElseThrow(() -> refused);
        }
    }

    /** A repeat may not be possible any more, such as a delete of what the first message has deleted. */
    private Optional<MarriedWrite> answeredBefore(IncomingWrite incoming) {
        return incoming.messageId()
                .flatMap(message -> journal.answered(message, incoming.payloadHash()))
                .map(repeated -> new MarriedWrite.Repeated(repeated.exchangeId(), repeated.answer()));
    }

    /** A caller that claims no epoch follows his home when it was flipped since the hub looked. */
    private MarriedWrite openAtHome(IncomingWrite incoming, Exchange call) {
        Home home = homes.homeOf(incoming.user().id());
        try {
            return open(incoming, home, call);
        } catch (FlorisException refused) {
            if (refused.code() != ErrorCode.STALE_HOME_EPOCH
                    || incoming.claimedEpoch().isPresent()) {
                throw refused;
            }
            return open(incoming, homes.homesOf(Set.of(incoming.user().id())).get(0), call);
        }
    }

    private MarriedWrite open(IncomingWrite incoming, Home home, Exchange call) {
        WritePlan plan = intake.plan(incoming, home);
        MDC.put("exchangeId", plan.exchangeId().toString());
        mirrorsUp.check(plan);
        Optional<SystemRecord> before = beforeImages.read(plan);
        live.add(plan.exchangeId(), call);
        Opening opening = journal.open(intent(plan, before));
        if (opening instanceof Opening.Repeated repeated) {
            return new MarriedWrite.Repeated(repeated.exchangeId(), repeated.answer());
        }
        return new MarriedWrite.Opened(plan, ((Opening.Opened) opening).exchange(), before);
    }

    private Intent intent(WritePlan plan, Optional<SystemRecord> before) {
        IncomingWrite incoming = plan.incoming();
        return new Intent(
                plan.exchangeId(),
                incoming.messageId(),
                incoming.payloadHash(),
                incoming.user(),
                incoming.way(),
                incoming.dialectSystem(),
                plan.home(),
                plan.mirrorSystems(),
                plan.change(),
                incoming.change().ref(),
                beforeImages.canonical(plan, before),
                incoming.change().operation() + " " + incoming.change().ref().entity());
    }
}
