package org.floris.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.floris.Floris;
import org.junit.jupiter.api.Test;

class RunCommandTest {
    @Test
    void anySettingOfTheApplicationMayBeGiven() {
        assertThatNoException().isThrownBy(() -> Launcher.commandLine(Floris.class)
                .parseArgs(
                        "run", "--port", "9000", "--floris.first-load.at-start=never", "--server.shutdown=immediate"));
    }

    @Test
    void thePortHasOneName() {
        StringWriter told = new StringWriter();

        int code = Launcher.commandLine(Floris.class)
                .setErr(new PrintWriter(told))
                .execute("run", "--port", "0", "--server.port=9000");

        assertThat(code).isEqualTo(ExitCode.WRONG_USE);
        assertThat(told.toString()).contains("The hub's port is named by --port");
    }
}
