package org.floris.journal;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The error ledger: what cannot be decided by rule. Opened by whoever has found it, settled by the bridge alone, which
 * writes the decision to the systems first.
 */
public interface Findings {
    /** Who has settled what no person had to decide any more. */
    String HUB = "floris";

    /**
     * Opens a finding, within the caller's transaction where there is one. While one of the same kind, exchange and
     * mirror (or record and mirror, without an exchange) is open, that one is brought up to date instead; of what is
     * undecided there is one for each exchange.
     *
     * @return the id of the open finding
     */
    UUID open(NewFinding finding);

    /**
     * Findings, newest first.
     *
     * @param cursor {@link FindingPage#next()} of the page before
     * @param size   1 to 500
     */
    FindingPage search(FindingFilter filter, Optional<String> cursor, int size);

    /** One finding; values of attributes that the model calls personal are masked. */
    Optional<FindingDetail> find(UUID id);

    /**
     * One finding with every value as it is. Who looks is written down first; see {@link PersonalDataViews#record} for what is thrown when he may not.
     */
    Optional<FindingDetail> findUnmasked(UUID id, Viewing viewing);

    /**
     * Settles what is open, within the caller's transaction where there is one.
     *
     * @return false when somebody else was first, or there is no such finding; nothing is changed then
     */
    boolean settle(UUID id, Finding.Settling settling);

    /**
     * Says that an exchange of the hub's own is at work on what was decided, within the caller's transaction where there
     * is one: should the hub die and that exchange be finished later, the finding is settled with it.
     *
     * @return false when it is not open any more
     */
    boolean claim(Decided decided, UUID exchange);

    /** How many are open of each kind, every kind present. */
    Map<FindingKind, Long> openCounts();
}
