package org.floris.journal;

import java.util.UUID;

/** Keeps what lost against an exchange; {@link ExchangeDetail#lost()} shows it. */
public interface Conflicts {
    /**
     * Keeps the values, within the caller's transaction where there is one; to be called before they are overwritten.
     * Keeping the same system's values again replaces them.
     */
    void keep(UUID exchangeId, LostValues lost);
}
