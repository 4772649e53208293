package org.floris.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RemainsTest {
    @TempDir
    private Path data;

    private Process hub;

    @BeforeEach
    void aProcess() throws IOException {
        hub = new ProcessBuilder("sleep", "60").start();
    }

    @AfterEach
    void noProcess() {
        hub.destroyForcibly();
    }

    @Test
    void aDemoThatHasEndedLeavesNothing() throws IOException {
        Remains remains = new Remains(data);
        remains.keep(hub.toHandle());
        assertThat(remains.areThere()).isTrue();
        remains.clear();
        assertThat(new Remains(data).areThere()).isFalse();
    }

    @Test
    void theHubThatHasOutlivedItsDemoIsEnded() throws Exception {
        new Remains(data).keep(hub.toHandle());
        new Remains(data).endHub();
        assertThat(hub.waitFor(5, TimeUnit.SECONDS)).isTrue();
        assertThat(new Remains(data).areThere()).isTrue();
    }

    @Test
    void anotherProcessWithTheSameNumberIsLeftAlone() throws Exception {
        Remains remains = new Remains(data);
        remains.keep(hub.toHandle());
        Path mark;
        try (var files = Files.list(data)) {
            mark = files.findFirst().orElseThrow();
        }
        Files.write(mark, List.of(Files.readAllLines(mark).get(0), "2001-01-01T00:00:00Z"));
        remains.endHub();
        assertThat(hub.isAlive()).isTrue();
    }
}
