package org.floris.bridge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.floris.journal.StoredAnswer;
import org.springframework.stereotype.Component;

/** Replies as the journal keeps them: neutral, so that a repeat may even come in another dialect. */
@Component
class StoredReplies {
    private static final String TYPE = "application/json";

    private final ObjectMapper json;

    StoredReplies(ObjectMapper json) {
        this.json = json;
    }

    StoredAnswer write(WriteReply reply) {
        try {
            return new StoredAnswer(reply.done() ? 200 : 409, TYPE, json.writeValueAsBytes(reply));
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    WriteReply read(StoredAnswer answer) {
        try {
            return json.readValue(answer.body(), WriteReply.class);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
