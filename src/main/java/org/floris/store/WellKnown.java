package org.floris.store;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

    private static final List<String> NAMES = List.of("name", "subject");
    private static final List<String> PERSON_NAMES = List.of("lastName", "firstName", "middleName");

    /** Identifiers of parties by attribute. */
    private static final Map<String, IdentifierKind> IDENTIFIERS = Map.of(
            "inn", IdentifierKind.INN,
            "snils", IdentifierKind.SNILS,
            "passportNumber", IdentifierKind.PASSPORT,
            "phone", IdentifierKind.PHONE,
            "mobilePhone", IdentifierKind.PHONE,
            "homePhone", IdentifierKind.PHONE,
            "email", IdentifierKind.EMAIL);

    /** What the columns repeat of the attributes. */
    private static final Set<String> COLUMNS = Stream.of(
                    NAMES, PERSON_NAMES, List.of(OWNER, STATE, LOGIN, DEPARTMENT, REGARDING, CLIENT))
            .flatMap(List::stream)
            .collect(Collectors.toUnmodifiableSet());

    private WellKnown() {}

    /** Whether records are found by one of these attributes, so that it stands in a column or a row of its own too. */
    static boolean findsBy(Set<String> names) {
        return names.stream().anyMatch(COLUMNS::contains) || touchesIdentifiers(names);
    }

    /** What a record is called: its name, its subject, or the name of the person that it is. */
    static String name(Attributes attributes) {
        String name = NAMES.stream()
                .map(attribute -> text(attributes, attribute))
                .filter(Objects::nonNull)
                .findFirst()
                .orElseGet(() -> PERSON_NAMES.stream()
                        .map(attribute -> text(attributes, attribute))
                        .filter(Objects::nonNull)
                        .collect(Collectors.joining(" ")));
        return name.isBlank() ? null : name;
    }

    /** The identifiers of a party by attribute, in the spelling that is stored. */
    static Map<String, Identifier> identifiers(Attributes attributes) {
        Map<String, Identifier> found = new TreeMap<>();
        IDENTIFIERS.forEach((attribute, kind) -> {
            String value = text(attributes, attribute);
            // A passport is known by series and number together.
            String series = kind == IdentifierKind.PASSPORT ? text(attributes, "passportSeries") : null;
            String spelling = value == null ? "" : kind.normalise(series == null ? value : series + value);
            if (!spelling.isEmpty()) {
                found.put(attribute, new Identifier(kind, spelling));
            }
        });
        return found;
    }

    /** Whether a change of these attributes may change an identifier. */
    static boolean touchesIdentifiers(Set<String> names) {
        return names.contains("passportSeries") || names.stream().anyMatch(IDENTIFIERS::containsKey);
    }

    record Identifier(IdentifierKind kind, String value) {}

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
}
