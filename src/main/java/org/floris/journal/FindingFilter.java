package org.floris.journal;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * What to look for; what is empty does not matter.
 *
 * @param kinds    empty means all
 * @param states   empty means both
 * @param system   home or mirror
 * @param entity   canonical entity
 * @param batch    name of the batch
 * @param user     login, in any case
 * @param record   a canonical record as {@code client/<uuid>}, a ref as {@code forsage/contact/<id>}, or an id alone
 * @param exchange the exchange that it is about
 */
public record FindingFilter(
        Set<FindingKind> kinds,
        Set<FindingState> states,
        Optional<String> system,
        Optional<String> entity,
        Optional<String> batch,
        Optional<String> user,
        Optional<String> record,
        Optional<UUID> exchange) {
    public static final FindingFilter ALL = new FindingFilter(
            Set.of(),
            Set.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    public FindingFilter {
        kinds = Set.copyOf(kinds);
        states = Set.copyOf(states);
    }

    /** What still waits for a decision about this exchange. */
    public static FindingFilter openOf(UUID exchange) {
        return new FindingFilter(
                Set.of(),
                Set.of(FindingState.OPEN),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(exchange));
    }
}
