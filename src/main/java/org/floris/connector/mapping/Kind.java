package org.floris.connector.mapping;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.floris.canonical.AttributeType;

/** How an attribute of a system corresponds to canonical ones. */
enum Kind {
    /** One to one, the same value on both sides. */
    PLAIN(
            EnumSet.of(
                    AttributeType.TEXT,
                    AttributeType.MEMO,
                    AttributeType.INTEGER,
                    AttributeType.DECIMAL,
                    AttributeType.BOOLEAN,
                    AttributeType.INSTANT),
            "max-length",
            "precision",
            "as"),
    /** Codes here, numbers (or true and false) in the system. */
    OPTIONS(EnumSet.of(AttributeType.OPTION), "options"),
    /** A record, by its link. */
    LOOKUP(EnumSet.of(AttributeType.LOOKUP), "targets"),
    /** A list of records, by their links. */
    PARTIES(EnumSet.of(AttributeType.PARTIES), "targets"),
    /** A sum in one currency. */
    MONEY(EnumSet.of(AttributeType.MONEY), "currency", "precision", "as"),
    /** A day, which the system holds as its midnight UTC. */
    DATE(EnumSet.of(AttributeType.DATE, AttributeType.INSTANT)),
    /** Several canonical texts in one of the system, with a separator between them. */
    JOINED(EnumSet.of(AttributeType.TEXT), "separator", "lengths", "max-length");

    private final Set<AttributeType> types;
    private final Set<String> keys;

    Kind(EnumSet<AttributeType> types, String... keys) {
        this.types = types;
        Set<String> all = new LinkedHashSet<>(List.of("canonical", "system", "kind"));
        all.addAll(Arrays.asList(keys));
        this.keys = Set.copyOf(all);
    }

    boolean fits(AttributeType type) {
        return types.contains(type);
    }

    /** What may stand in the file at an attribute of this kind. */
    Set<String> keys() {
        return keys;
    }

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Kind read(MarkedNode node) {
        return Arrays.stream(values())
                .filter(kind -> kind.label().equals(node.text()))
                .findFirst()
                .orElseThrow(() -> node.problem("there is no kind '" + node.text() + "'"));
    }
}
