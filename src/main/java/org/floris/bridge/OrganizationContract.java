package org.floris.bridge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.floris.canonical.ErrorCode;
import org.floris.canonical.FlorisException;
import org.floris.connector.Connectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The service's WSDL, with the hub's own address where the system's stood. */
@Component("organizationContract")
class OrganizationContract {
    private static final String PLACE = "http://localhost/XRMServices/2011/Organization.svc";

    private final Path connectorsFolder;
    private final Connectors connectors;
    private final FacadeSettings settings;

    OrganizationContract(@Value("${floris.home:.}") Path home, Connectors connectors, FacadeSettings settings) {
        this.connectorsFolder = home.resolve("connectors");
        this.connectors = connectors;
        this.settings = settings;
    }

    public void serve(Exchange exchange) throws IOException {
        Message message = exchange.getMessage();
        String system = message.getHeader("system", String.class);
        boolean asked = message.getHeader(Exchange.HTTP_QUERY, "", String.class)
                .toLowerCase(Locale.ROOT)
                .matches("(single)?wsdl");
        if (!asked || !connectors.systems().contains(system)) {
            throw new FlorisException(
                    ErrorCode.UNKNOWN_OPERATION, "Ask with ?wsdl for the contract, or POST a SOAP envelope here.");
        }
        String address = address(message);
        Path contract = connectorsFolder.resolve(system).resolve("contract").resolve("Organization.svc.wsdl");
        message.removeHeaders("*");
        message.setHeader(Exchange.CONTENT_TYPE, "text/xml; charset=utf-8");
        message.setBody(Files.readString(contract).replace(PLACE, address));
    }

    private String address(Message message) {
        String path = message.getHeader(Exchange.HTTP_PATH, String.class);
        String url = message.getHeader(Exchange.HTTP_URL, "http://localhost" + path, String.class);
        return settings.address().isEmpty() ? url : settings.address() + path;
    }
}
