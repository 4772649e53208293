package org.floris.bridge.odata;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.olingo.odata2.api.edm.EdmEntitySet;
import org.apache.olingo.odata2.api.ep.EntityProvider;
import org.apache.olingo.odata2.api.exception.ODataException;
import org.apache.olingo.odata2.api.uri.KeyPredicate;
import org.apache.olingo.odata2.api.uri.UriInfo;
import org.floris.canonical.ErrorCode;
import org.floris.canonical.FlorisException;
import org.floris.connector.Reference;
import org.floris.connector.dynamics.ColumnSet;
import org.floris.connector.dynamics.DynamicsEntity;
import org.floris.connector.dynamics.EntityDescription;
import org.floris.connector.dynamics.ManyToMany;
import org.floris.connector.dynamics.OrganizationRequest;
import org.floris.connector.dynamics.Relationship;

/**
 * {@code $links}: which records are related to one, and the relating of others to it. Along a many-to-many relationship
 * that is Associate and Disassociate, along any other an Update of the lookup.
 */
final class DataLinks {
    /** The last segment of a record's address. */
    private static final Pattern RECORD = Pattern.compile(
            "([A-Za-z0-9_]{1,128})Set\\(guid'(\\p{XDigit}{8}(?:-\\p{XDigit}{4}){3}-\\p{XDigit}{12})'\\)");

    private final DataCall call;
    private final UriInfo uri;
    private final EdmEntitySet set;
    private final DataSession session;
    private final String navigation;
    private final UUID id;

    DataLinks(DataCall call, UriInfo uri, EdmEntitySet set, DataSession session) {
        this.call = call;
        this.uri = uri;
        this.set = set;
        this.session = session;
        this.navigation = DataQuery.navigation(uri);
        this.id = DataQuery.key(uri.getKeyPredicates());
    }

    DataAnswer carriedOut() throws ODataException {
        boolean toOne = DataQuery.leadsToOne(uri);
        switch (call.method()) {
            case "GET" -> {
                return toOne ? one() : many();
            }
            case "POST" -> {
                if (toOne) {
                    throw DataQuery.cannot("what leads to one record is set by PUT");
                }
                relate(sent(), true);
            }
            case "PUT", "MERGE" -> {
                if (!toOne) {
                    throw DataQuery.cannot("a record is related to many by POST");
                }
                point(from(), id, Optional.of(sent()));
            }
            case "DELETE" -> {
                if (toOne) {
                    point(from(), id, Optional.empty());
                } else {
                    relate(named(), false);
                }
            }
            default ->
                throw new FlorisException(
                        ErrorCode.UNKNOWN_OPERATION,
                        "Call with GET, POST, or POST with X-HTTP-Method PUT, MERGE or DELETE.");
        }
        return DataAnswer.empty();
    }

    private DataAnswer many() throws ODataException {
        DataReads.Feed feed = new DataReads(session).feed(uri);
        return DataAnswer.links(call, set, feed.entries());
    }

    private DataAnswer one() throws ODataException {
        Optional<UUID> target = DataQuery.targetId(uri, session, new DataReads(session)::retrieve);
        if (target.isEmpty()) {
            return DataAnswer.empty();
        }
        EntityDescription entity = session.entity(set.getEntityType());
        Map<String, Object> key = new HashMap<>();
        key.put(
                entity.attribute(entity.primaryId())
                        .map(EntityDescription.Attribute::schemaName)
                        .orElse(entity.primaryId()),
                target.get());
        return DataAnswer.link(call, set, key);
    }

    private EntityDescription from() throws ODataException {
        return session.entity(uri.getStartEntitySet().getEntityType());
    }

    private Reference named() throws ODataException {
        List<KeyPredicate> key = uri.getNavigationSegments().get(0).getKeyPredicates();
        return new Reference(
                session.entity(set.getEntityType()).logicalName(),
                DataQuery.key(key).toString());
    }

    /** The record whose address was sent. */
    private Reference sent() throws ODataException {
        String address = DataBody.read(call, body -> EntityProvider.readLink(call.sentLink(), set, body));
        String bare = address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
        Matcher parts = RECORD.matcher(UriLiterals.plain(bare.substring(bare.lastIndexOf('/') + 1)));
        String entity = session.entity(set.getEntityType()).schemaName();
        if (!parts.matches() || !parts.group(1).equals(entity)) {
            throw DataQuery.cannot("the link that was sent leads to no entry of " + entity + "Set");
        }
        return new Reference(
                CrmEdm.logical(entity), UUID.fromString(parts.group(2)).toString());
    }

    private void relate(Reference other, boolean add) throws ODataException {
        Optional<ManyToMany> crossing = session.edm().crossing(navigation);
        if (crossing.isEmpty()) {
            EntityDescription child = session.entity(set.getEntityType());
            UUID childId = UUID.fromString(other.id());
            if (add) {
                point(child, childId, Optional.of(new Reference(from().logicalName(), id.toString())));
            } else if (pointsHere(child, childId)) {
                point(child, childId, Optional.empty());
            }
            return;
        }
        Relationship relationship = new Relationship(crossing.get().name(), Optional.empty());
        String entity = from().logicalName();
        session.ask(
                add
                        ? new OrganizationRequest.Associate(entity, id, relationship, List.of(other))
                        : new OrganizationRequest.Disassociate(entity, id, relationship, List.of(other)));
    }

    private boolean pointsHere(EntityDescription child, UUID childId) {
        String lookup = session.edm().tie(navigation).lookup();
        DynamicsEntity record =
                new DataReads(session).retrieve(child.logicalName(), childId, ColumnSet.of(List.of(lookup)));
        return record.attributes().get(lookup) instanceof Reference parent
                && parent.id().equalsIgnoreCase(id.toString());
    }

    private void point(EntityDescription entity, UUID record, Optional<Reference> target) {
        Map<String, Object> lookup = new HashMap<>();
        lookup.put(session.edm().tie(navigation).lookup(), target.orElse(null));
        session.ask(new OrganizationRequest.Update(new DynamicsEntity(entity.logicalName(), record, lookup)));
    }
}
