package org.floris.journal;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import org.floris.store.Database;
import org.floris.store.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** On a database that by default answers a commit before it has written it. */
class OutboxSessionTest {
    private HikariDataSource pool;

    @BeforeEach
    void aPoolOfOneConnection() {
        Database database = TestDatabase.fresh();
        String name = database.url().replaceAll(".*/", "");
        try (HikariDataSource before = TestDatabase.pool(database, 1)) {
            new JdbcTemplate(before).execute("alter database " + name + " set synchronous_commit = off");
        }
        pool = TestDatabase.pool(database, 1);
    }

    @AfterEach
    void close() {
        pool.close();
    }

    @Test
    void theHubsCommitsWaitUntilTheyAreWritten() {
        assertThat(synchronousCommit()).isEqualTo("on");
    }

    @Test
    void theConnectionOfAPublisherThatHasEndedWaitsForItsCommitsAgain() throws SQLException {
        new OutboxTable(pool, null).acquire().orElseThrow().close();

        assertThat(synchronousCommit()).isEqualTo("on");
    }

    private String synchronousCommit() {
        return new JdbcTemplate(pool).queryForObject("show synchronous_commit", String.class);
    }
}
