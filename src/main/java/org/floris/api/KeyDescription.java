package org.floris.api;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import org.floris.bridge.MessageIds;

/** What {@code /v3/api-docs} says of {@link KeyedCallsFilter}, at every operation that it stands before. */
final class KeyDescription {
    private KeyDescription() {}

    static void addTo(OpenAPI description) {
        description.getPaths().forEach((path, item) -> item.readOperationsMap().forEach((method, operation) -> {
            if (KeyedCallsFilter.takesKeys(method.name(), path)) {
                addTo(operation);
            }
        }));
    }

    private static void addTo(Operation operation) {
        operation.addParametersItem(new HeaderParameter()
                .name(KeyedCallsFilter.KEY)
                .required(false)
                .description("The caller's own name of this call, such as a UUID. The same call with the same key has"
                        + " one effect and gets the first one's answer again; kept for floris.journal.keep-messages,"
                        + " seven days unless set otherwise.")
                .schema(new StringSchema().maxLength(MessageIds.LONGEST)));
        operation.getResponses().computeIfAbsent("409", status -> new ApiResponse()
                .description("The Idempotency-Key was used for another call, or the first call with it"
                        + " is still being carried out"));
    }
}
