package org.floris.console;

import java.util.Optional;

/**
 * The addresses around a page of a table; each is null where there is none.
 *
 * @param first of the first page
 * @param next  of the page after this one
 */
record Paging(String first, String next) {
    /**
     * @param base   the address of the first page, with its filter
     * @param cursor where this page begins
     * @param next   where the one after it does
     */
    static Paging of(String base, Optional<String> cursor, Optional<String> next) {
        return new Paging(
                cursor.isPresent() ? base : null,
                next.map(begin -> base + (base.contains("?") ? "&" : "?") + "cursor=" + begin)
                        .orElse(null));
    }
}
