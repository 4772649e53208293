package org.floris.bridge;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.floris.canonical.RecordId;
import org.floris.canonical.Ref;
import org.floris.connector.CombinedChange;
import org.floris.connector.RecordMerge;
import org.floris.connector.SystemChange;

/**
 * What a {@link CombinedChange} comes to. Home carries it out, and what came of it is carried on.
 *
 * @param together what is held meanwhile; the first stands for the exchange
 * @param atHome   in home's terms, where home does not get the caller's own words
 * @param mirrors  the systems that shall have what came of it
 * @param merges   of those that carry it out themselves
 * @param changes  what is written in those that cannot, at once
 * @param around   a record at home that new ones may point to, and that may be new itself
 * @param touched  the records that may be others afterwards, as far as the hub knows beforehand
 */
record CombinedPlan(
        List<RecordId> together,
        Optional<CombinedChange> atHome,
        List<String> mirrors,
        List<RecordMerge> merges,
        List<SystemChange> changes,
        Optional<Ref> around,
        List<RecordId> touched) {
    CombinedPlan {
        together = List.copyOf(together);
        Objects.requireNonNull(atHome, "atHome");
        mirrors = List.copyOf(mirrors);
        merges = List.copyOf(merges);
        changes = List.copyOf(changes);
        Objects.requireNonNull(around, "around");
        touched = List.copyOf(touched);
    }
}
