package org.floris.journal.retention;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.floris.journal.ExchangeState;

/** Which exchanges must stay, as SQL over a table {@code e} of exchanges. */
final class KeptExchanges {
    /** Whatever else refers to an exchange that is not settled keeps it, whatever its own state says. */
    static final String UNSETTLED =
            """
            (e.state = any(:unsettled) or e.id in (
                select exchange_id from hold
                union all select exchange_id from deferred_change
                union all select exchange_id from finding where state = 'OPEN' and exchange_id is not null))
            """;

    /** Kept until their own time comes, which the caller says by {@code :refusedStay}. */
    static final String REFUSED = "(:refusedStay and e.state = any(:refused))";

    private KeptExchanges() {}

    static Map<String, Object> parameters(boolean refusedStay) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("unsettled", names(false));
        parameters.put("refused", names(true));
        parameters.put("refusedStay", refusedStay);
        return parameters;
    }

    private static String[] names(boolean terminal) {
        return Arrays.stream(ExchangeState.values())
                .filter(state -> state.isTerminal() == terminal && state != ExchangeState.DONE)
                .map(Enum::name)
                .toArray(String[]::new);
    }
}
