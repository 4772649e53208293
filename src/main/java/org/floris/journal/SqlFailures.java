package org.floris.journal;

import java.sql.SQLException;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.support.SQLErrorCodeSQLExceptionTranslator;
import org.springframework.jdbc.support.SQLExceptionTranslator;

/** What a failure of the database means, where JDBC is spoken to directly. */
final class SqlFailures {
    private static final SQLExceptionTranslator TRANSLATOR = new SQLErrorCodeSQLExceptionTranslator("PostgreSQL");

    private SqlFailures() {}

    /** A failure that says nothing of itself comes from a connection that is gone, as the pool tells it. */
    static DataAccessException of(String task, SQLException broken) {
        DataAccessException known = TRANSLATOR.translate(task, null, broken);
        return known == null ? new DataAccessResourceFailureException("Could not " + task, broken) : known;
    }
}
