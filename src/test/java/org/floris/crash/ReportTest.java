package org.floris.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that was broken off goes on where it stopped. */
class ReportTest {
    private final Fault deaths = Fault.at(CrashPoint.of("after-home").orElseThrow(), 20, 1);
    private final Fault kills = Fault.kills(10);
    private final Fault restart = Fault.database();
    private final List<Fault> plan = List.of(deaths, kills, restart, kills, restart);

    @TempDir
    Path directory;

    private Report report = new Report(1, List.of());

    @BeforeEach
    void aPieceThatWasBrokenOff() {
        report.add(row(deaths, 17, 0));
        report.add(row(restart, 1, 0));
        Path json = directory.resolve("crash-report.json");
        report.write(directory.resolve("crash-report.md"), json);
        report = new Report(2, Report.read(json));
    }

    @Test
    void whatIsLeftOfAPlanIsWhatNoPieceHasPerformed() {
        assertThat(left())
                .containsExactly(
                        deaths.title() + " 3", kills.title() + " 10", kills.title() + " 10", restart.title() + " 1");
        report.add(row(deaths, 3, 0));
        report.add(row(kills, 10, 0));
        assertThat(left()).containsExactly(kills.title() + " 10", restart.title() + " 1");
        report.add(row(kills, 10, 0));
        report.add(row(restart, 1, 0));
        assertThat(left()).isEmpty();
    }

    @Test
    void theTableIsOneAndKeepsWhatAnEarlierPieceHasFound() {
        report.add(row(deaths, 3, 1));
        assertThat(report.rows()).hasSize(2);
        Row sum = report.rows().get(0);
        assertThat(sum.times()).isEqualTo(20);
        assertThat(sum.acknowledged()).isEqualTo(200);
        assertThat(sum.settled()).isEqualTo(Duration.ofMillis(1700));
        assertThat(sum.clean()).isFalse();
        assertThat(report.acknowledged()).isEqualTo(210);
        assertThat(report.markdown())
                .contains("| kill after-home | 20 | 200 | 0 | 0 | 1 | 0 | 0 | 1.7 |", "Seed 1, 2.");
    }

    @Test
    void withoutAFileNothingWasPerformed() {
        assertThat(Report.read(directory.resolve("none.json"))).isEmpty();
    }

    private List<String> left() {
        return Faults.left(plan, report).stream()
                .map(fault -> fault.title() + " " + fault.wanted())
                .toList();
    }

    private static Row row(Fault fault, int performed, long lost) {
        return new Row(
                fault.title(),
                performed,
                performed,
                performed * 10L,
                0,
                0,
                lost,
                0,
                0,
                Duration.ofMillis(performed * 100L),
                "");
    }
}
