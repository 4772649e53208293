package org.floris.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.async.WebAsyncUtils;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

class LiveStreamTest {
    private final LiveStream live =
            new LiveStream(new Sampler(null, null, new ConsoleSettings(null, null, Duration.ofMinutes(1))), null);
    private final MockMvc page = MockMvcBuilders.standaloneSetup(new Page(live)).build();

    @RestController
    record Page(LiveStream live) {
        @GetMapping("/live")
        public SseEmitter open() {
            return live.open(Locale.ENGLISH);
        }
    }

    private MockHttpServletRequest viewer() throws Exception {
        return page.perform(get("/live")).andReturn().getRequest();
    }

    private static boolean isOver(MockHttpServletRequest viewer) {
        return WebAsyncUtils.getAsyncManager(viewer).hasConcurrentResult();
    }

    @Test
    void aHubThatStopsWaitsForNoViewer() throws Exception {
        live.start();
        MockHttpServletRequest viewer = viewer();
        assertThat(isOver(viewer)).isFalse();

        live.stop();

        assertThat(isOver(viewer)).isTrue();
        assertThat(isOver(viewer())).as("a browser that asks again").isTrue();
    }
}
