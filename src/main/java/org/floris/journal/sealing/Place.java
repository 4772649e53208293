package org.floris.journal.sealing;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.UUID;

/**
 * Where a sealed value stands. It can be opened nowhere else, so that no value can be moved to another row or column.
 *
 * @param column with its table, such as {@code exchange.change}
 * @param row    the id of the row, such as the exchange's
 */
public record Place(String column, UUID row) {
    public Place {
        Objects.requireNonNull(column, "column");
        Objects.requireNonNull(row, "row");
    }

    byte[] bytes() {
        return (column + '/' + row).getBytes(StandardCharsets.UTF_8);
    }
}
