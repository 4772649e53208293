package org.floris.bridge.odata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.olingo.odata2.api.edm.EdmSimpleTypeKind;
import org.floris.connector.dynamics.EntityDescription;

/**
 * Values of a JSON entry in the forms that the CRM's data service reads besides those of the protocol: times as
 * {@code JSON.stringify} makes them of a Date, and ids in braces.
 */
final class SentJson {
    private static final Pattern GUID = Pattern.compile("[{(]([0-9a-fA-F-]{36})[)}]");

    private SentJson() {}

    /** @return whether anything of the entry was put in the protocol's form */
    static boolean plain(ObjectNode entry, EntityDescription entity) {
        boolean changed = false;
        for (EntityDescription.Attribute attribute : entity.attributes()) {
            JsonNode value = entry.path(attribute.schemaName());
            Optional<CrmType> type = CrmType.of(attribute.type());
            if (type.isEmpty() || value.isMissingNode()) {
                continue;
            }
            if (CrmType.REFERENCE.equals(type.get().complex()) && value instanceof ObjectNode reference) {
                changed |= put(reference, "Id", bare(reference.path("Id")));
            } else if (type.get().simple() == EdmSimpleTypeKind.Guid) {
                changed |= put(entry, attribute.schemaName(), bare(value));
            } else if (type.get().simple() == EdmSimpleTypeKind.DateTime) {
                changed |= put(entry, attribute.schemaName(), milliseconds(value));
            }
        }
        return changed;
    }

    private static boolean put(ObjectNode node, String name, Optional<String> plain) {
        plain.ifPresent(text -> node.put(name, text));
        return plain.isPresent();
    }

    private static Optional<String> bare(JsonNode value) {
        Matcher guid = GUID.matcher(value.asText());
        return guid.matches() ? Optional.of(guid.group(1)) : Optional.empty();
    }

    /** Of a time with a zone; others are read as they are. */
    private static Optional<String> milliseconds(JsonNode value) {
        try {
            return Optional.of(
                    "/Date(" + OffsetDateTime.parse(value.asText()).toInstant().toEpochMilli() + ")/");
        } catch (DateTimeException otherwiseWritten) {
            return Optional.empty();
        }
    }
}
