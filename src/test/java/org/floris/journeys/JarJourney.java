package org.floris.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The packaged jar, as people start it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JarJourney {
    private Path data;

    private PackagedHub hub;
    private int port;

    @BeforeAll
    void aHub(@TempDir Path directory) throws IOException {
        data = directory;
        port = PackagedHub.threeFreePorts();
        hub = PackagedHub.start(
                data,
                "run",
                "--port",
                "" + port,
                "--data",
                data.resolve("hub").toString(),
                "--clients",
                "200",
                "--floris.facade.https.port=0");
        hub.awaitLine("Floris is ready after");
    }

    @AfterAll
    void noHub() {
        hub.close();
    }

    @Test
    void theReadyLineTellsSecondsAndAddresses() {
        assertThat(hub.output())
                .containsPattern("Floris is ready after \\d+\\.\\d s at http://127\\.0\\.0\\.1:" + port
                        + " and https://127\\.0\\.0\\.1:\\d+")
                .doesNotContain("Exception");
    }

    @Test
    void statusSaysThatItIsThere() throws IOException {
        PackagedHub.Ended status = PackagedHub.run(data, "status", "--url", "http://127.0.0.1:" + port);
        assertThat(status.exitCode()).as(status.output()).isZero();
        assertThat(status.output()).contains("forsage", "loris", "First load");
    }

    @Test
    void aBatchIsCreatedPlannedAndRefusedInTheRightOrder() throws IOException {
        String url = "--url=http://127.0.0.1:" + port;
        assertThat(PackagedHub.run(data, "cutover", "create", "jar-1", "--target", "loris", "--count", "3", url)
                        .exitCode())
                .isZero();
        PackagedHub.Ended rollback = PackagedHub.run(data, "cutover", "rollback", "jar-1", url);
        assertThat(rollback.exitCode()).isEqualTo(3);
        assertThat(rollback.output()).contains("nothing to roll back");
        assertThat(PackagedHub.run(data, "cutover", "switch", "jar-1", url).exitCode())
                .isZero();
        assertThat(PackagedHub.run(data, "cutover", "rollback", "jar-1", url).exitCode())
                .isZero();
        assertThat(PackagedHub.run(data, "cutover", "create", "jar-2", "--target", "mars", "--count", "3", url)
                        .exitCode())
                .isEqualTo(2);
    }

    @Test
    void aPortInUseIsOneSentence() throws IOException {
        try (ServerSocket taken = new ServerSocket(0)) {
            PackagedHub.Ended second = PackagedHub.run(data, "run", "--port", "" + taken.getLocalPort());
            assertThat(second.exitCode()).isEqualTo(1);
            assertThat(second.output().strip().lines()).hasSize(1);
            assertThat(second.output()).contains("Port " + taken.getLocalPort() + " is in use");
        }
    }
}
