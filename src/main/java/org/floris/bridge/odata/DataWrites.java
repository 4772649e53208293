package org.floris.bridge.odata;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.olingo.odata2.api.edm.EdmEntitySet;
import org.apache.olingo.odata2.api.ep.EntityProvider;
import org.apache.olingo.odata2.api.ep.EntityProviderReadProperties;
import org.apache.olingo.odata2.api.ep.entry.ODataEntry;
import org.apache.olingo.odata2.api.exception.ODataException;
import org.apache.olingo.odata2.api.uri.UriInfo;
import org.floris.canonical.ErrorCode;
import org.floris.canonical.FlorisException;
import org.floris.connector.Reference;
import org.floris.connector.dynamics.ColumnSet;
import org.floris.connector.dynamics.DynamicsEntity;
import org.floris.connector.dynamics.EntityDescription;
import org.floris.connector.dynamics.OrganizationAnswer;
import org.floris.connector.dynamics.OrganizationRequest;

/** Writes of entries, as requests of the Organization Service. */
final class DataWrites {
    private final DataCall call;
    private final UriInfo uri;
    private final EdmEntitySet set;
    private final DataSession session;
    private final EntityDescription entity;
    private final SentAlong along;

    DataWrites(DataCall call, UriInfo uri, DataSession session) throws ODataException {
        this.call = call;
        this.uri = uri;
        this.set = uri.getTargetEntitySet();
        this.session = session;
        this.entity = session.entity(set.getEntityType());
        this.along = new SentAlong(set.getEntityType(), session);
    }

    /** @throws FlorisException UNKNOWN_OPERATION for a method that writes nothing */
    DataAnswer carriedOut() throws ODataException {
        return switch (call.method()) {
            case "POST" -> created();
            case "MERGE" -> {
                session.ask(new OrganizationRequest.Update(sent(named())));
                yield DataAnswer.empty();
            }
            case "DELETE" -> {
                session.ask(new OrganizationRequest.Delete(entity.logicalName(), named()));
                yield DataAnswer.empty();
            }
            default ->
                throw new FlorisException(
                        ErrorCode.UNKNOWN_OPERATION,
                        "Call with GET, POST, or POST with X-HTTP-Method MERGE or DELETE.");
        };
    }

    private UUID named() {
        if (!uri.getNavigationSegments().isEmpty()) {
            throw DataQuery.cannot("a record is changed and deleted in its own set");
        }
        return DataQuery.key(uri.getKeyPredicates());
    }

    private DynamicsEntity sent(UUID id) throws ODataException {
        EntityProviderReadProperties properties = EntityProviderReadProperties.init()
                .mergeSemantic(true)
                .isValidatingFacets(false)
                .build();
        return DataBody.read(
                call,
                entry -> SentJson.plain(entry, entity) | along.plain(entry),
                body -> record(EntityProvider.readEntry(call.sent(), set, body, properties), id));
    }

    private DynamicsEntity record(ODataEntry entry, UUID id) throws ODataException {
        DynamicsEntity record = Entries.record(entry.getProperties(), entity, id);
        return entry.containsInlineEntry() ? record.withRelated(along.of(entry)) : record;
    }

    private DataAnswer created() throws ODataException {
        UUID id = ((OrganizationAnswer.Created) session.ask(new OrganizationRequest.Create(toCreate()))).id();
        DynamicsEntity made = new DataReads(session).retrieve(entity.logicalName(), id, ColumnSet.ALL);
        DataAnswer answer = DataAnswer.entry(call, 201, set, null, Entries.entry(made, entity));
        Map<String, String> headers = new LinkedHashMap<>(answer.headers());
        headers.put("Location", call.root() + set.getName() + "(guid'" + id + "')");
        return new DataAnswer(answer.status(), headers, answer.body());
    }

    /** What is created among those that point to one record points to it. */
    private DynamicsEntity toCreate() throws ODataException {
        DynamicsEntity sent = sent(null);
        if (uri.getNavigationSegments().isEmpty()) {
            if (!uri.getKeyPredicates().isEmpty()) {
                throw DataQuery.cannot("a record is created in its set, without a key");
            }
            return sent;
        }
        String navigation = DataQuery.navigation(uri);
        if (DataQuery.leadsToOne(uri) || session.edm().crossing(navigation).isPresent()) {
            throw DataQuery.cannot("create the record in its own set, then relate it by $links");
        }
        String parent = session.entity(uri.getStartEntitySet().getEntityType()).logicalName();
        Map<String, Object> values = new LinkedHashMap<>(sent.attributes());
        values.put(
                session.edm().tie(navigation).lookup(),
                new Reference(parent, DataQuery.key(uri.getKeyPredicates()).toString()));
        return new DynamicsEntity(sent.logicalName(), sent.id(), values);
    }
}
