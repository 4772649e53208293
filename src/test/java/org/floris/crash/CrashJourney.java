package org.floris.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.util.FileSystemUtils;

/**
 * The short form of the crash harness: a few of each kind. The long one is {@code ./mvnw verify -Pcrash}. The seed is
 * printed; {@code -Dfloris.crash.seed=…} takes the same one again, {@code -Dfloris.crash.only=…} those faults alone whose
 * titles match, {@code -Dfloris.crash.times=…} another number of deaths at each point than 20,
 * {@code -Dfloris.crash.rounds=…} another number of rounds of everything else than 3, and {@code -Dfloris.crash.writes=…}
 * another number of acknowledged writes than 50,000. With {@code -Dfloris.crash.minutes=…} no fault begins later than that,
 * and {@code -Dfloris.crash.continue=true} performs what the table in {@code target} still lacks, and adds to it.
 */
class CrashJourney {
    private static final Path TARGET = Path.of("target");
    private static final boolean LONG = "long".equals(System.getProperty("floris.crash.form"));

    @Test
    void nothingIsLostDoubledOrLeftHalfWhateverDies() throws IOException {
        long seed = Long.getLong("floris.crash.seed", System.currentTimeMillis() % 1_000_000);
        Optional<Integer> minutes = Optional.ofNullable(Integer.getInteger("floris.crash.minutes"));
        boolean goesOn = Boolean.getBoolean("floris.crash.continue");
        Report report = new Report(seed, goesOn ? Report.read(TARGET.resolve(Campaign.JSON)) : List.of());
        List<Fault> plan = plan();
        long end =
                System.nanoTime() + Duration.ofMinutes(minutes.orElse(24 * 60)).toNanos();
        try (Campaign campaign = new Campaign(emptied(TARGET.resolve("crash/run")), TARGET, report, seed, LONG)) {
            campaign.open(LONG ? 24 : 12);
            for (Fault fault : Faults.left(plan, report)) {
                if (System.nanoTime() < end) {
                    campaign.perform(fault);
                }
            }
            while (report.acknowledged() < wantedWrites() && System.nanoTime() < end) {
                campaign.perform(Fault.killsAtFullWork(4, Duration.ofSeconds(12)));
            }
            campaign.judgeAtLast();
        }
        List<String> left = Faults.left(plan, report).stream()
                .map(fault -> fault.title() + " " + fault.wanted() + " times")
                .toList();
        System.out.println(report.markdown() + "Still to be performed: " + left);
        assertThat(report.rows()).as(report.markdown()).allMatch(Row::clean);
        if (minutes.isEmpty()) {
            assertThat(left).as("what did not come to pass").isEmpty();
        }
    }

    private static List<Fault> plan() {
        Pattern only = Pattern.compile(System.getProperty("floris.crash.only", ""));
        List<Fault> faults = LONG
                ? Faults.all(Integer.getInteger("floris.crash.times", 20), Integer.getInteger("floris.crash.rounds", 3))
                : Faults.few();
        return faults.stream()
                .filter(fault -> only.matcher(fault.title()).find())
                .toList();
    }

    private static long wantedWrites() {
        boolean whole = LONG && System.getProperty("floris.crash.only", "").isEmpty();
        return Long.getLong("floris.crash.writes", whole ? 50_000 : 0);
    }

    private static Path emptied(Path relative) throws IOException {
        Path directory = relative.toAbsolutePath();
        Postgres.endLeftover(directory.resolve("database"));
        SmallDisk.release(directory.resolve("database"));
        FileSystemUtils.deleteRecursively(directory);
        return Files.createDirectories(directory);
    }
}
