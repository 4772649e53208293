package org.floris.bridge;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A save in a CRM's own pages, as its plug-in tells it.
 *
 * @param messageId  the same when the plug-in repeats its call; the header Idempotency-Key goes before it
 * @param user       the id of the CRM's user who saves
 * @param homeEpoch  the epoch of the user's home that the page was opened with, where it knows it
 * @param attributes what is set, by the CRM's attribute names; null clears
 * @param before     what the same attributes held before
 * @param version    the record's version before the save, by which the hub sees the commit even where the CRM makes
 *                   something else of the values
 */
record SavedChange(
        @Size(max = MessageIds.LONGEST) @Pattern(regexp = "\\P{Cc}*", message = "must not hold control characters")
                String messageId,
        @NotBlank String user,
        Long homeEpoch,
        @NotBlank @Schema(example = "UPDATE") String operation,
        @NotBlank @Schema(example = "contact") String entity,
        @NotNull UUID id,
        Map<String, @Valid Value> attributes,
        Map<String, @Valid Value> before,
        String version,
        @Valid Relationship relationship) {

    /** @param type string, int, long, decimal, double, boolean, dateTime, guid, money, option, reference or parties */
    record Value(@NotBlank String type, JsonNode value, String entity, String id, String name) {}

    record Relationship(@NotBlank String name, @NotNull List<@NotNull @Valid Target> related) {}

    record Target(@NotBlank String entity, @NotNull @JsonProperty("id") UUID id) {}
}
