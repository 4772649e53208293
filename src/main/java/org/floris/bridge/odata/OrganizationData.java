package org.floris.bridge.odata;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.component.platform.http.springboot.PlatformHttpMessage;
import org.apache.olingo.odata2.api.exception.ODataException;
import org.floris.bridge.OrganizationDoor;
import org.floris.canonical.ErrorCode;
import org.floris.canonical.FlorisException;
import org.floris.connector.Connectors;
import org.floris.connector.dynamics.DialectEndpoint;
import org.floris.connector.dynamics.EntityDescription;
import org.floris.connector.dynamics.EntityDescriptions;
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
        String contentType = message.getHeader(Exchange.CONTENT_TYPE, "", String.class);
        DataAnswer answer;
        try {
            HttpServletRequest request =
                    exchange.getIn(PlatformHttpMessage.class).getRequest();
            URI root = URI.create(addresses.of(request) + OrganizationDoor.servicePath(request) + "/");
            answer = answer(DataCall.of(message, root, OrganizationDoor.bodyOf(request)), request, contentType);
        } catch (ODataException | RuntimeException wrong) {
            answer = DataErrors.of(wrong, json);
        }
        send(message, answer);
    }

    /** What nobody has foreseen. */
    public void tell(Exchange exchange) {
        Message message = exchange.getMessage();
        Throwable broken = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
        send(message, DataErrors.of(broken, DataCall.wantsJson(message)));
    }

    private static void send(Message message, DataAnswer answer) {
        message.removeHeaders("*");
        message.setBody(answer.body());
        message.setHeader(Exchange.HTTP_RESPONSE_CODE, answer.status());
        answer.headers().forEach(message::setHeader);
    }

    private DataAnswer answer(DataCall call, HttpServletRequest request, String contentType) throws ODataException {
        if (!connectors.systems().contains(call.system())
                || !(connectors.get(call.system()) instanceof DialectEndpoint system)) {
            throw new FlorisException(
                    ErrorCode.UNKNOWN_ENTITY,
                    "No system '" + call.system() + "' is served here. Call one of " + connectors.systems() + ".");
        }
        DataService service = service(system, door.caller(call.system(), request));
        return call.isBatch() ? new DataBatches(service).answer(call, contentType) : service.answer(call);
    }

    private DataService service(DialectEndpoint system, HubUser user) {
        CrmEdm provider = new CrmEdm(system.system(), entity -> descriptions.of(system, entity), entity -> descriptions
                .schemaNames(system)
                .getOrDefault(entity, entity));
        return new DataService(
                provider,
                () -> provider.schema(descriptions.all(system)),
                messageId -> new DataSession(
                        provider,
                        entity -> described(system, entity),
                        asked -> door.call(system.system(), user, asked, messageId)));
    }

    private EntityDescription described(DialectEndpoint system, String entity) {
        return descriptions
                .of(system, entity)
                .orElseThrow(() -> new FlorisException(
                        ErrorCode.UNKNOWN_ENTITY, "There is no entity '" + entity + "' in " + system.system() + "."));
    }
}
