package org.floris.bridge;

import java.util.Map;
import org.floris.canonical.FlorisException;
import org.floris.connector.Connectors;
import org.floris.connector.OutcomeUnknownException;
import org.floris.connector.RecordMerge;
import org.floris.connector.SystemUnavailableException;
import org.floris.connector.WriteAnswer;
import org.springframework.stereotype.Component;

/**
 * The main flow's {@code write mirrors} and {@code journal.close} of what home has carried out on several records. It
 * cannot be taken back, so a mirror that does not do the same does not undo it: whatever it lacks is carried to it record
 * by record, as what was changed past the hub is.
 */
@Component("bridgeCombinedWriter")
class CombinedWriter {
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
        WritePlan plan = home.plan();
        for (RecordMerge merge : plan.combined().orElseThrow().merges()) {
            try {
                fence.check(home.opened().exchange());
            } catch (FlorisException leaseOver) {
                return new MarriedWrite.InDoubt(home.opened(), merge.system(), leaseOver.why());
            }
            try {
                plan.trail().step("mirror", merge.system(), () -> merged(plan, merge), Answers::outcome);
            } catch (SystemUnavailableException | OutcomeUnknownException away) {
                // The trail says so, and what the system lacks is carried to it.
            }
        }
        return new MarriedWrite.Mirrored(home, Map.of());
    }

    private WriteAnswer merged(WritePlan plan, RecordMerge merge) {
        return connectors.get(merge.system()).merge(merge, actors.of(plan, merge.system()));
    }

    /** The records are let go before their consequences are looked at, because each is written by an exchange of its own. */
    public WriteReply close(MarriedWrite.Mirrored mirrored) {
        WriteReply reply = closer.done(mirrored);
        if (reply.done()) {
            consequences.carry(mirrored.home());
        }
        return reply;
    }
}
