package org.floris.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.floris.canonical.ErrorCode;
import org.floris.canonical.FlorisException;
import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.ui.ExtendedModelMap;

class ConsoleErrorsTest {
    /** Spring gives the page of a failure nothing of what it gives to all others. */
    @Test
    void thePageOfAFailureHasWhatItSpeaksWith() throws Exception {
        assertThat(Files.readString(Path.of("src/main/resources/templates/error.html")))
                .contains("${frame.")
                .doesNotContain("${words.", "${figures.", "${badges.", "${batchWords.");
        Frame frame = new Frame(new ConsoleSettings(null, null, Duration.ZERO), new MockEnvironment(), null, null);
        ExtendedModelMap model = new ExtendedModelMap();
        MockHttpServletResponse response = new MockHttpServletResponse();
        FlorisException failure = new FlorisException(ErrorCode.RECORD_NOT_FOUND, "There is no such exchange.");
        assertThat(new ConsoleErrors(frame).tell(failure, model, response)).isEqualTo("error");
        assertThat(response.getStatus()).isEqualTo(404);
        assertThat(model).containsEntry("frame", frame).containsEntry("what", "There is no such exchange.");
    }
}
