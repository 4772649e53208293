package org.floris.console;

import java.util.Locale;
import java.util.Optional;
import org.floris.sandbox.FaultRule;

/**
 * A fault as the page's form asks for it.
 *
 * @param percent of the calls that it strikes; null: all
 * @param count   of calls that it strikes before it ends by itself; null: until it is removed
 */
record FaultForm(
        FaultRule.Kind kind, String operation, String login, Long delayMillis, Integer percent, Integer count) {
    FaultRule rule() {
        return new FaultRule(
                null,
                kind,
                ExchangeQuery.given(operation).orElse(null),
                null,
                null,
                ExchangeQuery.given(login)
                        .map(text -> text.toLowerCase(Locale.ROOT))
                        .orElse(null),
                count,
                Optional.ofNullable(percent).map(share -> share / 100.0).orElse(null),
                delayMillis,
                null,
                null,
                null);
    }
}
