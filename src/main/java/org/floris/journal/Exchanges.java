package org.floris.journal;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The journal for people: pages, REST and the launcher. Never called on the way of a write. */
public interface Exchanges {
    /**
     * Exchanges, newest first.
     *
     * @param cursor {@link ExchangePage#next()} of the page before
     * @param size   1 to 500
     */
    ExchangePage search(ExchangeFilter filter, Optional<String> cursor, int size);

    /** One exchange; values of attributes that the model calls personal are masked. */
    Optional<ExchangeDetail> find(UUID id);

    /**
     * One exchange with every value as it is. Who looks is written down first; see {@link PersonalDataViews#record} for what is thrown when he may not.
     */
    Optional<ExchangeDetail> findUnmasked(UUID id, Viewing viewing);

    /** How many exchanges opened since then stand in each state, every state present; a few seconds old at most. */
    Map<ExchangeState, Long> counts(Instant since);

    /** What must end before these users can be moved: OPEN or IN_DOUBT. */
    List<ExchangeSummary> inFlightOf(Set<UUID> users);

    /** The records that are held, oldest first, at most 1,000. */
    List<HeldRecord> heldRecords();
}
