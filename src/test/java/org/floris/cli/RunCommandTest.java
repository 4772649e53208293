package org.floris.cli;

import static org.assertj.core.api.Assertions.assertThatNoException;

import org.floris.Floris;
import org.junit.jupiter.api.Test;

class RunCommandTest {
    @Test
    void anySettingOfTheApplicationMayBeGiven() {
        assertThatNoException().isThrownBy(() -> Launcher.commandLine(Floris.class)
                .parseArgs(
                        "run", "--port", "9000", "--floris.first-load.at-start=never", "--server.shutdown=immediate"));
    }
}
