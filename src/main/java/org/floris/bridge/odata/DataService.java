package org.floris.bridge.odata;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.olingo.odata2.api.edm.Edm;
import org.apache.olingo.odata2.api.edm.EdmEntitySet;
import org.apache.olingo.odata2.api.edm.EdmMultiplicity;
import org.apache.olingo.odata2.api.edm.provider.Schema;
import org.apache.olingo.odata2.api.ep.EntityProvider;
import org.apache.olingo.odata2.api.exception.ODataException;
import org.apache.olingo.odata2.api.rt.RuntimeDelegate;
import org.apache.olingo.odata2.api.uri.PathSegment;
import org.apache.olingo.odata2.api.uri.UriInfo;
import org.apache.olingo.odata2.api.uri.UriParser;

/** One caller's calls, carried out: each by itself, or many in a batch. */
final class DataService {
    private final Edm edm;
    private final Supplier<Schema> schema;
    private final Function<Optional<String>, DataSession> sessions;

    /**
     * @param provider of the entities' names
     * @param schema   all of them, for {@code $metadata}
     * @param sessions by the message id under which a repeat has no second effect
     */
    DataService(CrmEdm provider, Supplier<Schema> schema, Function<Optional<String>, DataSession> sessions) {
        this.edm = RuntimeDelegate.createEdm(provider);
        this.schema = schema;
        this.sessions = sessions;
    }

    /** The answer, or what went wrong in the form of one. */
    DataAnswer told(DataCall call) {
        try {
            return answer(call);
        } catch (ODataException | RuntimeException wrong) {
            return DataErrors.of(wrong, call.json());
        }
    }

    DataAnswer answer(DataCall call) throws ODataException {
        DataQuery.requireServed(call);
        if (call.path().equals(List.of("$metadata"))) {
            return DataAnswer.of(
                    200, EntityProvider.writeMetadata(List.of(schema.get()), new HashMap<>()), "application/xml");
        }
        if (call.path().isEmpty()) {
            throw DataQuery.cannot("name an entity set, or $metadata");
        }
        return carriedOut(call, parsed(call), sessions.apply(call.messageId()));
    }

    /** Olingo stumbles over some of what it should refuse, such as an option with nothing in it. */
    private UriInfo parsed(DataCall call) throws ODataException {
        List<PathSegment> segments = call.path().stream()
                .map(segment -> UriParser.createPathSegment(undecodable(segment), Map.of()))
                .toList();
        Map<String, String> options = new HashMap<>();
        call.options().forEach((name, value) -> options.put(undecodable(name), value));
        try {
            return UriParser.parse(edm, segments, options);
        } catch (NullPointerException | ClassCastException | IllegalArgumentException | IndexOutOfBoundsException own) {
            throw DataQuery.cannot("it is not well-formed");
        }
    }

    /** Segments and names are decoded already; Olingo would do it once more, and find names that nobody has looked at. */
    private static String undecodable(String decoded) {
        return decoded.replace("%", "%25");
    }

    private static DataAnswer carriedOut(DataCall call, UriInfo uri, DataSession session) throws ODataException {
        EdmEntitySet set = uri.getTargetEntitySet();
        if (set == null) {
            throw DataQuery.cannot("entity sets and their entries are served, what they navigate to, and $links");
        }
        if (uri.isLinks()) {
            return new DataLinks(call, uri, set, session).carriedOut();
        }
        if (uri.getNavigationSegments().stream()
                .anyMatch(way -> !way.getKeyPredicates().isEmpty())) {
            throw DataQuery.cannot("a record is named in its own set");
        }
        if (!uri.getPropertyPath().isEmpty()) {
            return DataProperties.answer(call, uri, session);
        }
        return call.method().equals("GET")
                ? read(call, uri, set, session)
                : new DataWrites(call, uri, session).carriedOut();
    }

    private static DataAnswer read(DataCall call, UriInfo uri, EdmEntitySet set, DataSession session)
            throws ODataException {
        boolean one = uri.getNavigationSegments().isEmpty()
                ? !uri.getKeyPredicates().isEmpty()
                : uri.getNavigationSegments().get(0).getNavigationProperty().getMultiplicity() != EdmMultiplicity.MANY;
        if (!one) {
            return DataAnswer.feed(call, set, uri, new DataReads(session).feed(uri));
        }
        var entry = new DataReads(session).entry(uri);
        return entry.isEmpty() ? DataAnswer.empty() : DataAnswer.entry(call, 200, set, uri, entry.get());
    }
}
