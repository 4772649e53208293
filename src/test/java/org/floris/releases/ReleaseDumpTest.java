package org.floris.releases;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.floris.store.CoreTestContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.ImportSelector;
import org.springframework.core.type.AnnotationMetadata;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ActiveProfiles;

/**
 * Keeps the data of a release for {@link EveryReleaseMigratesTest}. Run once when a release is made:
 * {@code ./mvnw test -Dtest=ReleaseDumpTest -Dfloris.release=0.1.0}
 */
@EnabledIfSystemProperty(named = "floris.release", matches = ".+")
@CoreTestContext
@ActiveProfiles("core")
@Import({ReleaseDumpTest.Cutover.class, ReleaseData.class})
class ReleaseDumpTest {
    @Autowired
    private ReleaseData data;

    @Autowired
    private EmbeddedActiveMQ broker;

    @Autowired
    private DataSource database;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void theDataOfThisReleaseAreKept() throws Exception {
        data.make();
        while (count("outbox") > 0 || count("usage_hour") == 0) {
            Thread.sleep(100);
        }
        broker.stop();
        data.makeWithoutBroker();
        assertThat(count("outbox")).isPositive();

        String schema = jdbc.sql("select version from flyway_schema_history order by installed_rank desc limit 1")
                .query(String.class)
                .single();
        Path script = EveryReleaseMigratesTest.RELEASES.resolve(System.getProperty("floris.release") + ".sql");
        Files.createDirectories(script.getParent());
        try (Writer out = Files.newBufferedWriter(script)) {
            out.write("-- schema " + schema + "\n");
            ReleaseDump.write(database, out);
        }
    }

    private long count(String table) {
        return jdbc.sql("select count(*) from " + table).query(Long.class).single();
    }

    /** The module as it is, without its tests' fixtures. */
    static class Cutover implements ImportSelector {
        @Override
        public String[] selectImports(AnnotationMetadata importing) {
            return new String[] {
                "org.floris.cutover.CutoverConfiguration",
                "org.floris.cutover.BatchDesk",
                "org.floris.cutover.BatchTable",
                "org.floris.cutover.BusyMembers",
                "org.floris.cutover.Gates",
                "org.floris.cutover.MemberSelection",
                "org.floris.cutover.Recovery",
                "org.floris.cutover.CutoverFixture"
            };
        }
    }
}
