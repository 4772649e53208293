package org.floris.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.util.FileSystemUtils;

/**
 * The short form of the crash harness: a few of each kind. The long one is {@code ./mvnw verify -Pcrash}. The seed is
 * printed; {@code -Dfloris.crash.seed=…} takes the same one again, {@code -Dfloris.crash.only=…} those faults alone whose
 * titles match, {@code -Dfloris.crash.times=…} another number of deaths at each point than 20, and
 * {@code -Dfloris.crash.writes=…} another number of acknowledged writes than 50,000.
 */
class CrashJourney {
    private static final Path TARGET = Path.of("target");
    private static final boolean LONG = "long".equals(System.getProperty("floris.crash.form"));

    @Test
    void nothingIsLostDoubledOrLeftHalfWhateverDies() throws IOException {
        long seed = Long.getLong("floris.crash.seed", System.currentTimeMillis() % 1_000_000);
        Path directory = TARGET.resolve("crash/run").toAbsolutePath();
        Postgres.endLeftover(directory.resolve("database"));
        SmallDisk.release(directory.resolve("database"));
        FileSystemUtils.deleteRecursively(directory);
        Files.createDirectories(directory);
        Report report;
        try (Campaign campaign = new Campaign(directory, TARGET, seed)) {
            campaign.open(LONG ? 24 : 12);
            Pattern only = Pattern.compile(System.getProperty("floris.crash.only", ""));
            (LONG ? Faults.all(Integer.getInteger("floris.crash.times", 20)) : Faults.few())
                    .stream()
                            .filter(fault -> only.matcher(fault.title()).find())
                            .forEach(campaign::perform);
            if (LONG && only.pattern().isEmpty()) {
                campaign.workUntilAcknowledged(Long.getLong("floris.crash.writes", 50_000));
            }
            report = campaign.judgeAtLast();
        }
        System.out.println(report.markdown());
        assertThat(report.rows()).as(report.markdown()).allMatch(Row::clean);
    }
}
