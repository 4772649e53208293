package org.floris.bridge.odata;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayInputStream;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.component.platform.http.springboot.PlatformHttpMessage;
import org.apache.olingo.odata2.api.edm.Edm;
import org.apache.olingo.odata2.api.edm.EdmEntitySet;
import org.apache.olingo.odata2.api.edm.EdmMultiplicity;
import org.apache.olingo.odata2.api.ep.EntityProvider;
import org.apache.olingo.odata2.api.ep.EntityProviderReadProperties;
import org.apache.olingo.odata2.api.exception.ODataException;
import org.apache.olingo.odata2.api.rt.RuntimeDelegate;
import org.apache.olingo.odata2.api.uri.PathSegment;
import org.apache.olingo.odata2.api.uri.UriInfo;
import org.apache.olingo.odata2.api.uri.UriParser;
import org.floris.bridge.OrganizationDoor;
import org.floris.canonical.ErrorCode;
import org.floris.canonical.FlorisException;
import org.floris.connector.Connectors;
import org.floris.connector.dynamics.ColumnSet;
import org.floris.connector.dynamics.DialectEndpoint;
import org.floris.connector.dynamics.DynamicsEntity;
import org.floris.connector.dynamics.EntityDescription;
import org.floris.connector.dynamics.EntityDescriptions;
import org.floris.connector.dynamics.OrganizationAnswer;
import org.floris.connector.dynamics.OrganizationRequest;
import org.floris.login.PublicAddress;
import org.floris.store.HubUser;
import org.springframework.stereotype.Component;

/**
 * The data service of 2011 (OData 2.0), which form scripts call. Every call becomes requests of the Organization Service
 * and goes their way, so that a write is a married write and a read comes from the caller's home.
 */
@Component("organizationData")
class OrganizationData {
    private final OrganizationDoor door;
    private final Connectors connectors;
    private final PublicAddress addresses;
    private final EntityDescriptions descriptions = new EntityDescriptions();

    OrganizationData(OrganizationDoor door, Connectors connectors, PublicAddress addresses) {
        this.addresses = addresses;
        this.door = door;
        this.connectors = connectors;
    }

    public void serve(Exchange exchange) {
        Message message = exchange.getMessage();
        boolean json = DataCall.wantsJson(message);
        DataAnswer answer;
        try {
            HttpServletRequest request =
                    exchange.getIn(PlatformHttpMessage.class).getRequest();
            OrganizationDoor.requireReadable(request);
            answer = answer(DataCall.of(message, door, addresses.of(request)), request);
        } catch (ODataException wrong) {
            answer = DataErrors.of(wrong, json);
        } catch (RuntimeException failure) {
            answer = DataErrors.of(failure, json);
        }
        message.removeHeaders("*");
        message.setBody(answer.body());
        message.setHeader(Exchange.HTTP_RESPONSE_CODE, answer.status());
        answer.headers().forEach(message::setHeader);
    }

    private DataAnswer answer(DataCall call, HttpServletRequest request) throws ODataException {
        if (!connectors.systems().contains(call.system())
                || !(connectors.get(call.system()) instanceof DialectEndpoint system)) {
            throw new FlorisException(
                    ErrorCode.UNKNOWN_ENTITY,
                    "No system '" + call.system() + "' is served here. Call one of " + connectors.systems() + ".");
        }
        HubUser user = door.caller(call.system(), request);
        CrmEdm provider = new CrmEdm(call.system(), entity -> descriptions.of(system, entity), entity -> descriptions
                .schemaNames(system)
                .getOrDefault(entity, entity));
        Edm edm = RuntimeDelegate.createEdm(provider);
        if (call.path().equals(List.of("$metadata"))) {
            return DataAnswer.of(
                    200,
                    EntityProvider.writeMetadata(List.of(provider.schema(descriptions.all(system))), new HashMap<>()));
        }
        DataSession session = new DataSession(
                provider,
                entity -> described(system, entity),
                asked -> door.call(call.system(), user, asked, call.messageId()));
        if (call.path().isEmpty()) {
            throw DataQuery.cannot("name an entity set, or $metadata");
        }
        List<PathSegment> segments = call.path().stream()
                .map(segment -> UriParser.createPathSegment(segment, Map.of()))
                .toList();
        return carriedOut(call, UriParser.parse(edm, segments, options(call)), session);
    }

    private static Map<String, String> options(DataCall call) {
        Map<String, String> options = new LinkedHashMap<>(call.options());
        options.remove("$format");
        return options;
    }

    private EntityDescription described(DialectEndpoint system, String entity) {
        return descriptions
                .of(system, entity)
                .orElseThrow(() -> new FlorisException(
                        ErrorCode.UNKNOWN_ENTITY, "There is no entity '" + entity + "' in " + system.system() + "."));
    }

    private static DataAnswer carriedOut(DataCall call, UriInfo uri, DataSession session) throws ODataException {
        EdmEntitySet set = uri.getTargetEntitySet();
        if (set == null
                || uri.isCount()
                || uri.isValue()
                || !uri.getPropertyPath().isEmpty()) {
            throw DataQuery.cannot("entity sets and their entries are served, what they navigate to, and $links");
        }
        if (uri.isLinks()) {
            return new DataLinks(call, uri, set, session).carriedOut();
        }
        if (uri.getNavigationSegments().stream()
                .anyMatch(way -> !way.getKeyPredicates().isEmpty())) {
            throw DataQuery.cannot("a record is named in its own set");
        }
        EntityDescription entity = session.entity(set.getEntityType());
        boolean one = uri.getNavigationSegments().isEmpty()
                ? !uri.getKeyPredicates().isEmpty()
                : uri.getNavigationSegments().get(0).getNavigationProperty().getMultiplicity() != EdmMultiplicity.MANY;
        return switch (call.method()) {
            case "GET" ->
                one
                        ? entry(call, uri, set, session)
                        : DataAnswer.feed(call, set, uri, new DataReads(session).feed(uri));
            case "POST" -> created(call, set, entity, session);
            case "MERGE" -> {
                session.ask(
                        new OrganizationRequest.Update(sent(call, set, entity, DataQuery.key(uri.getKeyPredicates()))));
                yield DataAnswer.empty();
            }
            case "DELETE" -> {
                session.ask(
                        new OrganizationRequest.Delete(entity.logicalName(), DataQuery.key(uri.getKeyPredicates())));
                yield DataAnswer.empty();
            }
            default ->
                throw new FlorisException(
                        ErrorCode.UNKNOWN_OPERATION,
                        "Call with GET, POST, or POST with X-HTTP-Method MERGE or DELETE.");
        };
    }

    private static DataAnswer entry(DataCall call, UriInfo uri, EdmEntitySet set, DataSession session)
            throws ODataException {
        var entry = new DataReads(session).entry(uri);
        return entry.isEmpty() ? DataAnswer.empty() : DataAnswer.entry(call, 200, set, uri, entry.get());
    }

    private static DynamicsEntity sent(DataCall call, EdmEntitySet set, EntityDescription entity, UUID id)
            throws ODataException {
        EntityProviderReadProperties properties = EntityProviderReadProperties.init()
                .mergeSemantic(true)
                .isValidatingFacets(false)
                .build();
        return Entries.record(
                EntityProvider.readEntry(call.sent(), set, new ByteArrayInputStream(call.body()), properties)
                        .getProperties(),
                entity,
                id);
    }

    private static DataAnswer created(DataCall call, EdmEntitySet set, EntityDescription entity, DataSession session)
            throws ODataException {
        UUID id = ((OrganizationAnswer.Created)
                        session.ask(new OrganizationRequest.Create(sent(call, set, entity, null))))
                .id();
        DynamicsEntity made = new DataReads(session).retrieve(entity.logicalName(), id, ColumnSet.ALL);
        DataAnswer answer = DataAnswer.entry(call, 201, set, null, Entries.entry(made, entity));
        Map<String, String> headers = new LinkedHashMap<>(answer.headers());
        headers.put("Location", call.root() + set.getName() + "(guid'" + id + "')");
        return new DataAnswer(answer.status(), headers, answer.body());
    }
}
