package org.floris.bridge;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.floris.canonical.Why;
import org.floris.connector.SystemRecord;
import org.floris.connector.SystemRefusal;
import org.floris.connector.dynamics.DialectEndpoint;
import org.floris.journal.OpenExchange;
import org.floris.journal.Owed;

/**
 * Where a married write stands. One type per state, so that a step can only be called when its turn has come; the
 * routes choose by {@link MarriedWriteState}.
 */
sealed interface MarriedWrite {

    /**
     * The journal has the intent and the record is held.
     *
     * @param later the mirrors that get the change later, each with the reason
     */
    record Opened(WritePlan plan, OpenExchange exchange, Optional<SystemRecord> homeBefore, Map<String, Why> later)
            implements MarriedWrite {
        Opened with(Map<String, Why> later) {
            return new Opened(plan, exchange, homeBefore, later);
        }
    }

    /** The same message came before: its caller is told the same. */
    record Repeated(WriteReply reply) implements MarriedWrite {}

    /** Somebody else has written the record since it was read; nothing is held and nothing was written. */
    record Overtaken(UUID exchangeId) implements MarriedWrite {}

    /** What it would overwrite in {@code system} a person has to decide on first; nothing was written. */
    record Contested(Opened opened, String system, Set<String> attributes, UUID finding) implements MarriedWrite {}

    /** @param answer home's own, where the caller is given it as it is */
    record HomeWritten(Opened opened, WritePlan plan, Optional<DialectEndpoint.Answer> answer) implements MarriedWrite {
        HomeWritten(Opened opened, WritePlan plan) {
            this(opened, plan, Optional.empty());
        }
    }

    /** @param answer home's own, where the caller is given it as it is */
    record HomeRefused(Opened opened, SystemRefusal refusal, Optional<DialectEndpoint.Answer> answer)
            implements MarriedWrite {
        HomeRefused(Opened opened, SystemRefusal refusal) {
            this(opened, refusal, Optional.empty());
        }
    }

    /** Home has certainly not been reached; nothing is written anywhere. */
    record HomeUnreached(Opened opened, Why why) implements MarriedWrite {}

    /**
     * Every mirror has it, but for those that get it later.
     *
     * @param later these, each with the reason
     */
    record Mirrored(HomeWritten home, Map<String, Why> later) implements MarriedWrite {
        /** Whether home has committed; a CRM that asked by its plug-in does so only after the answer. */
        boolean homeHasIt() {
            return !home.plan().incoming().homeWritesItself();
        }

        List<String> written() {
            return home.plan().mirrorSystems().stream()
                    .filter(mirror -> !later.containsKey(mirror))
                    .toList();
        }

        List<Owed> owed() {
            return later.entrySet().stream()
                    .map(mirror -> new Owed(mirror.getKey(), mirror.getValue()))
                    .toList();
        }
    }

    /**
     * A mirror has certainly not got it.
     *
     * @param written the mirrors that have it, in the order in which they were written
     * @param refusal the mirror's own no; empty when it could not be reached
     */
    record MirrorMissed(HomeWritten home, List<String> written, String system, Optional<SystemRefusal> refusal, Why why)
            implements MarriedWrite {}

    /** Every system is as it was. */
    record Reversed(MirrorMissed missed) implements MarriedWrite {}

    /** What became of it in {@code system} is not known. */
    record InDoubt(Opened opened, String system, Why why) implements MarriedWrite {}
}
