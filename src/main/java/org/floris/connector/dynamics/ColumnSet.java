package org.floris.connector.dynamics;

import java.util.List;

/** The attributes that a read asks for; {@code columns} is empty when all are. */
public record ColumnSet(boolean all, List<String> columns) {
    public static final ColumnSet ALL = new ColumnSet(true, List.of());

    public ColumnSet {
        columns = List.copyOf(columns);
    }

    /** These columns; an empty list asks for the id alone. */
    public static ColumnSet of(List<String> columns) {
        return new ColumnSet(false, columns);
    }
}
