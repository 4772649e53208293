package org.floris.bridge;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.floris.canonical.ErrorCode;
import org.floris.canonical.Why;
import org.floris.connector.SystemRefusal;
import org.floris.journal.Ending;
import org.floris.journal.ExchangeState;
import org.floris.journal.Journal;
import org.floris.journal.OpenExchange;
import org.floris.journal.Owed;
import org.floris.journal.Settlement;
import org.floris.store.NewLink;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The main flow's {@code journal.close}: one transaction, and only then the caller's answer. */
@Component("bridgeCloser")
class Closer {
    private static final Logger log = LoggerFactory.getLogger(Closer.class);

    private final Journal journal;
    private final Intake intake;
    private final StoredReplies replies;

    Closer(Journal journal, Intake intake, StoredReplies replies) {
        this.journal = journal;
        this.intake = intake;
        this.replies = replies;
    }

    public WriteReply repeat(MarriedWrite.Repeated repeated) {
        return repeated.reply();
    }

    public WriteReply done(MarriedWrite.Mirrored mirrored) {
        return doneNoting(mirrored, Why.NONE);
    }

    /** @param why what has to be known of it although it is done */
    WriteReply doneNoting(MarriedWrite.Mirrored mirrored, Why why) {
        MarriedWrite.Opened opened = mirrored.home().opened();
        WritePlan plan = mirrored.home().plan();
        List<Owed> owed = mirrored.owed();
        WriteReply told = owed.isEmpty()
                ? reply(plan, ExchangeState.DONE, Optional.empty(), Optional.empty(), Why.NONE, List.of())
                : deferred(plan, owed);
        WriteReply reply = told.saying(mirrored.home().answer());
        List<NewLink> links = intake.newLinks(plan);
        Settlement settlement = new Settlement(plan.trail().steps(), plan.change(), links, replies.write(reply), why);
        return closed(opened, reply, () -> {
            if (owed.isEmpty()) {
                journal.done(opened.exchange(), settlement);
            } else {
                journal.deferred(opened.exchange(), settlement, owed);
            }
        });
    }

    private static WriteReply deferred(WritePlan plan, List<Owed> owed) {
        String systems = owed.stream().map(Owed::system).collect(Collectors.joining(", "));
        return reply(
                plan,
                ExchangeState.DEFERRED,
                Optional.empty(),
                Optional.empty(),
                Why.of("owed", "{0} gets it later: {1}", systems, owed.get(0).why()),
                List.of("Nothing: it is delivered by itself. See what is owed with: floris deferred list"));
    }

    public WriteReply refused(MarriedWrite.HomeRefused refused) {
        SystemRefusal refusal = refused.refusal();
        Why why =
                Why.of("refused-with-code", "{0} refused the change with code {1}.", refusal.system(), refusal.code());
        WriteReply reply = reply(
                        refused.opened().plan(),
                        ExchangeState.REFUSED,
                        Optional.of(ErrorCode.REFUSED_BY_SYSTEM),
                        Optional.of(refusal),
                        why,
                        List.of("Correct what " + refusal.system() + " complains about and save again."))
                .saying(refused.answer());
        Ending ending = ending(refused.opened(), why, reply);
        return closed(
                refused.opened(), reply, () -> journal.refused(refused.opened().exchange(), ending));
    }

    /** The same message may be tried again once the finding is settled. */
    public WriteReply contested(MarriedWrite.Contested contested) {
        MarriedWrite.Opened opened = contested.opened();
        Why why = Why.of(
                "conflict-to-settle",
                "{0} was changed in {1} past the hub, and a person has to say what holds. Nothing was changed.",
                String.join(", ", contested.attributes()),
                contested.system());
        WriteReply reply = reply(
                opened.plan(),
                ExchangeState.REFUSED,
                Optional.of(ErrorCode.CONFLICT_TO_SETTLE),
                Optional.empty(),
                why,
                List.of("Have finding " + contested.finding() + " settled and save again, or leave these fields out."));
        Ending ending = new Ending(opened.plan().trail().steps(), why);
        return closed(opened, reply, () -> journal.refused(opened.exchange(), ending));
    }

    public WriteReply failed(MarriedWrite.HomeUnreached unreached) {
        MarriedWrite.Opened opened = unreached.opened();
        WriteReply reply = reply(
                opened.plan(),
                ExchangeState.FAILED,
                Optional.of(ErrorCode.SYSTEM_UNAVAILABLE),
                Optional.empty(),
                unreached.why(),
                List.of("Nothing was changed. Try again in a moment."));
        Ending ending = new Ending(opened.plan().trail().steps(), unreached.why());
        return closed(opened, reply, () -> journal.failed(opened.exchange(), ending));
    }

    /** The same message may be tried again when the mirror could not be reached; a mirror's no stays a no. */
    public WriteReply reversed(MarriedWrite.Reversed reversed) {
        MarriedWrite.MirrorMissed missed = reversed.missed();
        MarriedWrite.Opened opened = missed.home().opened();
        boolean said = missed.refusal().isPresent();
        Why why = Why.of("taken-back", "{0} The change was taken back everywhere.", missed.why());
        WriteReply reply = reply(
                opened.plan(),
                ExchangeState.REVERSED,
                Optional.of(said ? ErrorCode.REFUSED_BY_SYSTEM : ErrorCode.SYSTEM_UNAVAILABLE),
                missed.refusal(),
                why,
                List.of(
                        said
                                ? "Correct what " + missed.system() + " complains about and save again."
                                : "Nothing was changed. Try again in a moment."));
        Ending ending = said
                ? ending(opened, why, reply)
                : new Ending(opened.plan().trail().steps(), why);
        return closed(opened, reply, () -> journal.reversed(opened.exchange(), ending));
    }

    /**
     * What the journal has not been told it may yet find out otherwise: a change that home has refused is done for whoever
     * looks later, where home had the same before.
     */
    private WriteReply closed(MarriedWrite.Opened opened, WriteReply reply, Runnable closing) {
        try {
            closing.run();
            return reply;
        } catch (RuntimeException failure) {
            return inDoubt(new MarriedWrite.InDoubt(opened, "the journal", Reasons.of(failure)));
        }
    }

    /** Whatever else breaks here, the caller hears that the outcome is not known, and the sweep finds the entry. */
    public WriteReply inDoubt(MarriedWrite.InDoubt doubt) {
        OpenExchange exchange = doubt.opened().exchange();
        Why why = Why.of(
                "not-known-in", "What became of the change in {0} is not known: {1}", doubt.system(), doubt.why());
        try {
            journal.inDoubt(exchange, doubt.opened().plan().trail().steps(), why);
        } catch (RuntimeException failure) {
            log.error("Exchange {} could not be marked as in doubt; the sweep will", exchange.id(), failure);
        }
        return reply(
                doubt.opened().plan(),
                ExchangeState.IN_DOUBT,
                Optional.of(ErrorCode.OUTCOME_UNKNOWN),
                Optional.empty(),
                why,
                Repeats.whileInDoubt(exchange.id()));
    }

    private Ending ending(MarriedWrite.Opened opened, Why why, WriteReply reply) {
        return new Ending(opened.plan().trail().steps(), why, Optional.of(replies.write(reply)));
    }

    private static WriteReply reply(
            WritePlan plan,
            ExchangeState state,
            Optional<ErrorCode> error,
            Optional<SystemRefusal> refusal,
            Why reason,
            List<String> nextSteps) {
        return new WriteReply(
                plan.exchangeId(),
                state,
                plan.incoming().change().ref().id(),
                error,
                refusal,
                reason.sentence(),
                nextSteps);
    }
}
