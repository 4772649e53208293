package org.floris.bridge;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.validation.Validation;
import java.io.EOFException;
import java.util.Map;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.util.unit.DataSize;

/** What a plug-in hears when something breaks under its announcement: never an answer that it could take for a yes. */
class BrokenAnnouncementTest {
    private final DefaultCamelContext routes = new DefaultCamelContext();
    private MockMvc http;

    @BeforeEach
    void start() {
        routes.start();
        http = MockMvcBuilders.standaloneSetup(new ChangeController(
                        routes.createProducerTemplate(),
                        new SavedChanges(
                                new ObjectMapper(),
                                Validation.buildDefaultValidatorFactory().getValidator(),
                                new BoundedBody(new FacadeSettings(DataSize.ofKilobytes(64), true, Map.of())))))
                .build();
    }

    @AfterEach
    void stop() {
        routes.stop();
    }

    @Test
    void aDatabaseThatBreaksOffIsNotTakenForAPluginThatHasHungUp() throws Exception {
        announceWhile(new DataAccessResourceFailureException("select", new EOFException()))
                .andExpect(status().isServiceUnavailable())
                .andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON))
                .andExpect(jsonPath("$.code").value("FLORIS-205"));
    }

    @Test
    void whatNobodyHasForeseenIsToldWithoutAnythingInternal() throws Exception {
        announceWhile(new IllegalStateException("Broken pipe at table party"))
                .andExpect(status().isInternalServerError())
                .andExpect(jsonPath("$.detail")
                        .value("The hub could not carry out the call. Tell its operators the time of it."));
    }

    private ResultActions announceWhile(RuntimeException breaks) throws Exception {
        routes.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:ingress-changes").errorHandler(noErrorHandler()).throwException(breaks);
            }
        });
        return http.perform(
                post("/api/v1/systems/forsage/changes")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(
                                """
                        {"user": "1", "operation": "UPDATE", "entity": "contact",
                         "id": "a696332e-b8bf-4601-914e-96351f742f51", "attributes": {}}"""));
    }
}
