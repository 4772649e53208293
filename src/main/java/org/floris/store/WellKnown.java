package org.floris.store;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.floris.canonical.Attributes;
import org.floris.canonical.RecordId;

/** The few canonical attributes that the store knows by name, because people search by them. */
final class WellKnown {
    static final String OWNER = "owner";
    static final String STATE = "state";
    static final String LOGIN = "login";
    static final String DEPARTMENT = "department";
    static final String REGARDING = "regarding";
    static final String CLIENT = "client";

    /** What a record is called, by the first of these that it has. */
    private static final List<String> NAMES = List.of("fullName", "name", "subject", "number");

    /** Identifiers of parties by attribute. */
    private static final Map<String, IdentifierKind> IDENTIFIERS = Map.ofEntries(
            Map.entry("inn", IdentifierKind.INN),
            Map.entry("snils", IdentifierKind.SNILS),
            Map.entry("passport", IdentifierKind.PASSPORT),
            Map.entry("passportNumber", IdentifierKind.PASSPORT),
            Map.entry("phone", IdentifierKind.PHONE),
            Map.entry("mobilePhone", IdentifierKind.PHONE),
            Map.entry("homePhone", IdentifierKind.PHONE),
            Map.entry("workPhone", IdentifierKind.PHONE),
            Map.entry("email", IdentifierKind.EMAIL),
            Map.entry("workEmail", IdentifierKind.EMAIL));

    private WellKnown() {}

    static String name(Attributes attributes) {
        return NAMES.stream()
                .map(candidate -> text(attributes, candidate))
                .filter(found -> found != null && !found.isBlank())
                .findFirst()
                .orElse(null);
    }

    static String text(Attributes attributes, String attribute) {
        return attributes.get(attribute) instanceof String text ? text : null;
    }

    static RecordId record(Attributes attributes, String attribute) {
        return attributes.get(attribute) instanceof RecordId record ? record : null;
    }

    static UUID id(Attributes attributes, String attribute) {
        RecordId record = record(attributes, attribute);
        return record == null ? null : record.id();
    }

    static Map<String, IdentifierKind> identifiers() {
        return IDENTIFIERS;
    }
}
