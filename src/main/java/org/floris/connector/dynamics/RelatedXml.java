package org.floris.connector.dynamics;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.floris.canonical.ErrorCode;

/** Pairs whose key is a relationship: queries for related records, and the records. */
final class RelatedXml {
    private RelatedXml() {}

    static RelatedQueries queries(XmlCursor cursor) {
        return new RelatedQueries(pairs(cursor, QueryReader::query));
    }

    static Map<Relationship, EntityCollection> entities(XmlCursor cursor) {
        return pairs(cursor, ValueReader::collection);
    }

    private static <T> Map<Relationship, T> pairs(XmlCursor cursor, Function<XmlCursor, T> reading) {
        Map<Relationship, T> pairs = new LinkedHashMap<>();
        while (cursor.nextChild()) {
            String pair = cursor.local();
            Relationship key = null;
            T value = null;
            while (cursor.nextChild()) {
                switch (cursor.local()) {
                    case "key" -> key = ValueReader.relationship(cursor);
                    case "value" -> value = reading.apply(cursor);
                    default -> cursor.skip();
                }
            }
            if (key == null || value == null) {
                throw cursor.error(ErrorCode.MALFORMED_MESSAGE, pair, "needs a key and a value");
            }
            pairs.put(key, value);
        }
        return pairs;
    }

    static void write(XmlOut out, RelatedQueries queries) {
        out.type("a:RelationshipQueryCollection");
        queries.queries().forEach((relationship, query) -> {
            key(out.start("a:KeyValuePairOfRelationshipQueryBaseX_PsK4FkN"), relationship);
            QueryWriter.content(out.start("c:value"), query);
            out.end().end();
        });
    }

    static void write(XmlOut out, Map<Relationship, EntityCollection> entities) {
        out.start("a:RelatedEntities").place("c");
        entities.forEach((relationship, collection) -> {
            key(out.start("a:KeyValuePairOfRelationshipEntityCollectionX_PsK4FkN"), relationship);
            ValueWriter.collectionContent(out.start("c:value"), collection);
            out.end().end();
        });
        out.end();
    }

    private static void key(XmlOut out, Relationship relationship) {
        ValueWriter.relationshipContent(out.start("c:key"), relationship);
        out.end();
    }
}
