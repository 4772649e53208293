package org.floris.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessResourceFailureException;

class SqlFailuresTest {
    @Test
    void aConnectionThatThePoolHasClosedMeansThatTheDatabaseIsAway() {
        assertThat(SqlFailures.of("open", new SQLException("Connection is closed")))
                .isInstanceOf(DataAccessResourceFailureException.class);
        assertThat(SqlFailures.of("open", new SQLException("terminating connection", "57P01")))
                .isInstanceOf(DataAccessResourceFailureException.class);
    }

    @Test
    void whatTheDatabaseSaysItselfKeepsItsMeaning() {
        assertThat(SqlFailures.of("open", new SQLException("deadlock detected", "40P01")))
                .isInstanceOf(ConcurrencyFailureException.class);
    }
}
