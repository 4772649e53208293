package org.floris.connector.dynamics;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Gives references that name a record by an alternate key its id, and leaves everything else as it came. */
public final class KeyedReferences {
    private static final String KEYS = "KeyAttributes";
    private static final String EMPTY = new UUID(0, 0).toString();

    private final Function<DynamicsEntity, UUID> naming;
    private final List<Piece> pieces = new ArrayList<>();

    private record Span(int from, int to) {}

    private record Piece(Span at, String instead) {}

    private KeyedReferences(Function<DynamicsEntity, UUID> naming) {
        this.naming = naming;
    }

    /**
     * @param naming the id of the record that has an entity's keys
     * @return the message in UTF-8; empty where no reference has a key
     * @throws org.floris.canonical.FlorisException MALFORMED_MESSAGE, and what {@code naming} throws
     */
    public static Optional<byte[]> resolved(EnvelopePeek envelope, Function<DynamicsEntity, UUID> naming) {
        String source = envelope.text();
        if (!source.contains(KEYS)) {
            return Optional.empty();
        }
        XmlCursor cursor = XmlCursor.open(source);
        int root = cursor.beforeTag();
        KeyedReferences references = new KeyedReferences(naming);
        references.visit(cursor);
        return references.pieces.isEmpty() ? Optional.empty() : Optional.of(references.written(source, root));
    }

    /** From an element's start to its end; records, which may be named by a key too, are looked through as well. */
    private void visit(XmlCursor cursor) {
        boolean record = isRecord(cursor);
        String id = EMPTY;
        Span idAt = null;
        Span keysAt = null;
        Map<String, Object> keys = Map.of();
        String entity = null;
        while (cursor.nextChildPastText()) {
            int from = cursor.beforeTag();
            int start = cursor.afterTag();
            boolean empty = cursor.isEmptyElement();
            switch (cursor.namespace().equals(Namespaces.XRM) ? cursor.local() : "") {
                case "Id" -> {
                    id = Scalars.bareGuid(
                            ValueReader.optionalText(cursor).orElse(EMPTY).trim());
                    idAt = new Span(from, empty ? start : cursor.afterTag());
                }
                case KEYS -> {
                    keys = ValueReader.bag(cursor);
                    keysAt = new Span(from, empty ? start : cursor.afterTag());
                }
                case "LogicalName" -> entity = ValueReader.optionalText(cursor).orElse(null);
                default -> visit(cursor);
            }
        }
        if (!record && entity != null && !keys.isEmpty() && id.equals(EMPTY)) {
            UUID found = naming.apply(
                    new DynamicsEntity(ValueReader.lower(entity), null, Map.of(), Map.of(), Map.of(), keys));
            if (idAt != null) {
                pieces.add(new Piece(idAt, ""));
            }
            pieces.add(new Piece(keysAt, GivenId.element(found)));
        }
    }

    private static boolean isRecord(XmlCursor cursor) {
        XmlCursor.Name type = cursor.type();
        return type != null && type.local().equals("Entity")
                || cursor.local().equals("entity")
                || cursor.local().equals("Entity");
    }

    private byte[] written(String source, int root) {
        pieces.sort(Comparator.comparingInt(piece -> piece.at().from()));
        StringBuilder text = new StringBuilder(source.length());
        int written = root;
        for (Piece piece : pieces) {
            text.append(source, written, piece.at().from()).append(piece.instead());
            written = piece.at().to();
        }
        return text.append(source, written, source.length()).toString().getBytes(StandardCharsets.UTF_8);
    }
}
