package org.floris.console;

import java.util.Locale;
import org.floris.canonical.Outcome;
import org.floris.cutover.BatchState;
import org.floris.journal.ExchangeState;
import org.springframework.stereotype.Component;

/** Which colour, icon and word each state of the vocabulary has.. */
@Component
class Badges {
    public Badge of(ExchangeState state) {
        return badge(
                switch (state) {
                    case DONE -> State.FINE;
                    case OPEN, DEFERRED -> State.WAITING;
                    case REFUSED -> State.OFF;
                    case REVERSED, IN_DOUBT, PARKED -> State.ATTENTION;
                    case FAILED -> State.WRONG;
                },
                "exchange",
                state);
    }

    public Badge of(Outcome outcome) {
        return badge(
                switch (outcome) {
                    case CREATED, UPDATED -> State.FINE;
                    case SKIPPED, IGNORED -> State.OFF;
                    case FAILED -> State.WRONG;
                },
                "outcome",
                outcome);
    }

    public Badge of(BatchState state) {
        return badge(
                switch (state) {
                    case DRAFT -> State.OFF;
                    case SWITCHING, ROLLING_BACK -> State.WAITING;
                    case SWITCHED -> State.FINE;
                    case ROLLED_BACK -> State.ATTENTION;
                },
                "batch",
                state);
    }

    private static Badge badge(State state, String vocabulary, Enum<?> value) {
        return new Badge(state, vocabulary + "." + value.name().toLowerCase(Locale.ROOT));
    }
}
