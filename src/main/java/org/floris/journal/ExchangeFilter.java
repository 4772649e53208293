package org.floris.journal;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.floris.canonical.Operation;

/**
 * What to look for; what is empty does not matter.
 *
 * @param user   login, in any case
 * @param record a canonical record as {@code client/<uuid>}, a ref as {@code forsage/contact/<id>}, or an id alone
 * @param system home or one of the mirrors or the dialect's
 * @param states empty means all
 * @param from   opened at or after
 * @param to     opened before
 * @param id     the exchange id, or its beginning
 */
public record ExchangeFilter(
        Optional<String> user,
        Optional<String> record,
        Optional<String> system,
        Optional<String> entity,
        Optional<Operation> operation,
        Set<ExchangeState> states,
        Optional<Instant> from,
        Optional<Instant> to,
        Optional<String> id) {
    public static final ExchangeFilter ALL = new ExchangeFilter(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Set.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    /** All that stand in one of these states. */
    public static ExchangeFilter in(ExchangeState... states) {
        return new ExchangeFilter(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Set.of(states),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    public ExchangeFilter {
        states = Set.copyOf(states);
    }
}
