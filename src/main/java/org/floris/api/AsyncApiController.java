package org.floris.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import org.floris.journal.events.AsyncApi;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What OpenAPI is for calls, AsyncAPI is for events. Like OpenAPI it needs no account and holds no secret. */
@RestController
class AsyncApiController {
    private final AsyncApi events;
    private final ObjectMapper json = new ObjectMapper();
    private final ObjectMapper yaml = new YAMLMapper();

    AsyncApiController(AsyncApi events) {
        this.events = events;
    }

    @GetMapping(path = "/asyncapi.json", produces = "application/json")
    String asJson() throws JsonProcessingException {
        return json.writerWithDefaultPrettyPrinter().writeValueAsString(events.document());
    }

    @GetMapping(path = "/asyncapi.yaml", produces = "application/yaml")
    String asYaml() throws JsonProcessingException {
        return yaml.writeValueAsString(events.document());
    }
}
