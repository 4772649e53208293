package org.floris.bridge;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.floris.canonical.Attributes;
import org.floris.canonical.Change;
import org.floris.canonical.Ref;
import org.floris.connector.SystemRecord;
import org.floris.journal.LostValues;
import org.floris.journal.Way;
import org.floris.store.Home;
import org.floris.store.HubUser;

/**
 * A write that no user of a CRM has asked for: what one system has, or a person has decided, goes to other systems and
 * into the unified store.
 *
 * @param way        HUB when {@code source} has the change already and is not written, REST for a person's decision
 * @param owner      of the record, by whose home it is decided
 * @param home       the owner's; its epoch is checked when the record is held
 * @param source     the record in the system that has the change; of a decision, in home
 * @param change     what shall hold
 * @param targets    the systems that are written, home among them where it is; in order, home first
 * @param before     what the targets show now, as far as the change touches it; empty for a create
 * @param homeBefore home's record in its own terms, where home is a target
 * @param turn       of the record, asked before anything about it was read; empty for a create
 * @param lost       what is overwritten, for the journal
 */
record HubWrite(
        Way way,
        HubUser owner,
        Home home,
        Ref source,
        Change change,
        List<String> targets,
        Optional<Attributes> before,
        Optional<SystemRecord> homeBefore,
        OptionalLong turn,
        List<LostValues> lost) {
    HubWrite {
        Objects.requireNonNull(way, "way");
        Objects.requireNonNull(owner, "owner");
        Objects.requireNonNull(home, "home");
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(change, "change");
        targets = List.copyOf(targets);
        Objects.requireNonNull(before, "before");
        Objects.requireNonNull(homeBefore, "homeBefore");
        Objects.requireNonNull(turn, "turn");
        lost = List.copyOf(lost);
        if (way.hasUser()) {
            throw new IllegalArgumentException("A user's write comes in by the façade or a plug-in");
        }
        if (way == Way.HUB && targets.contains(source.system())) {
            throw new IllegalArgumentException("The system that has the change is not written");
        }
    }
}
