package org.floris.bridge.reads;

import java.util.List;
import org.floris.connector.dynamics.ColumnSet;
import org.floris.connector.mapping.EntityTwins;

/** The columns that a caller wants of one record. */
public record AskedColumns(ColumnSet columns) {
    /** Those to ask the other system for. */
    public ColumnSet there(EntityTwins twins) {
        List<String> names = ExpressionTranslation.names(group(twins));
        return ColumnSet.of(TwinSystems.columns(twins, names, true));
    }

    AnswerShape.Group group(EntityTwins twins) {
        return ExpressionTranslation.group(twins, columns);
    }
}
