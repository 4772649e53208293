package org.floris.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Writes of the REST API that carry an Idempotency-Key. */
class KeyedCallsApiTest extends RestApiInABox {
    @Test
    void aRepeatWithTheSameKeyHasOneEffectAndGetsTheSameAnswer() throws Exception {
        String key = UUID.randomUUID().toString();
        String batches = "/api/v1/batches";
        String batch = "{\"name\":\"keyed\",\"target\":\"loris\",\"count\":1}";
        Answer first = send("POST", batches, batch, "engineer", key);
        assertThat(first.status()).as(first.body().toString()).isEqualTo(201);
        String written = "{\"target\": \"loris\", \"count\": 1, \"name\": \"keyed\"}";
        assertThat(send("POST", batches, written, "engineer", key)).isEqualTo(first);
        assertThat(get(batches).body().path("items").findValuesAsText("name")).containsOnlyOnce("keyed");
        assertProblem(post(batches, batch), 400, "name");

        Answer reused = send("POST", batches, batch.replace("keyed", "other"), "engineer", key);
        assertProblem(reused, 409, null);
        assertThat(reused.text("code")).isEqualTo("FLORIS-10");
        assertThat(reused.text("reason")).contains("Idempotency-Key was used for another call");
        assertProblem(send("POST", batches + "/keyed/switch", null, "engineer", key), 409, null);
        assertProblem(send("POST", batches, batch, "engineer", " "), 400, null);

        assertThat(send("DELETE", batches + "/keyed", null, "engineer", "gone").status())
                .isEqualTo(204);
        assertThat(send("DELETE", batches + "/keyed", null, "engineer", "gone").status())
                .isEqualTo(204);
        assertProblem(send("DELETE", batches + "/keyed", null, "engineer"), 404, null);
    }

    @Test
    void aKeyIsItsCallersOwnAndARefusalStays() throws Exception {
        String path = "/api/v1/systems/loris/maintenance";
        String reason = "{\"reason\":\"x\"}";
        assertThat(send("PUT", path, reason, "engineer", "mine").status()).isEqualTo(403);
        Answer wrong = send("PUT", path, "{}", "operator", "mine");
        assertProblem(wrong, 400, "reason");
        assertThat(send("PUT", path, "{}", "operator", "mine")).isEqualTo(wrong);
        assertThat(send("DELETE", path, null, "admin", "mine").status()).isEqualTo(200);
        assertProblem(send("DELETE", path, null, "operator", "mine"), 409, null);
    }

    @Test
    void theKeyIsDescribedAtEveryWriteThatTakesIt() throws Exception {
        JsonNode paths = get("/v3/api-docs").body().path("paths");
        assertThat(parameters(paths.at("/~1api~1v1~1batches/post"))).containsOnlyOnce("Idempotency-Key");
        assertThat(parameters(paths.at("/~1api~1v1~1systems~1{system}~1changes/post")))
                .containsOnlyOnce("Idempotency-Key");
        assertThat(parameters(paths.at("/~1api~1v1~1batches/get"))).doesNotContain("Idempotency-Key");
        assertThat(parameters(paths.at("/~1api~1v1~1findings~1{id}~1unmasked/post")))
                .doesNotContain("Idempotency-Key");
        assertThat(paths.at("/~1api~1v1~1batches/post/responses/409/content/application~1problem+json")
                        .isMissingNode())
                .isFalse();
    }

    private static List<String> parameters(JsonNode operation) {
        assertThat(operation.isObject()).isTrue();
        return operation.path("parameters").findValuesAsText("name");
    }
}
