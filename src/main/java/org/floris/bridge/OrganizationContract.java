package org.floris.bridge;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.component.platform.http.springboot.PlatformHttpMessage;
import org.floris.canonical.ErrorCode;
import org.floris.canonical.FlorisException;
import org.floris.connector.Connectors;
import org.floris.login.ClaimsPolicy;
import org.floris.login.PublicAddress;
import org.floris.login.ServiceContract;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The service's WSDL, with the hub's own address where the system's stood, and how to log in. */
@Component("organizationContract")
class OrganizationContract {
    private static final String PLACE = "http://localhost/XRMServices/2011/Organization.svc";
    private static final String NAMESPACE = "http://schemas.microsoft.com/xrm/2011/Contracts/Services";
    private static final String POLICY = "CustomBinding_IOrganizationService_policy";

    private final Path connectorsFolder;
    private final Connectors connectors;
    private final PublicAddress addresses;
    private final ClaimsPolicy policy;

    OrganizationContract(
            @Value("${floris.home:.}") String home,
            Connectors connectors,
            PublicAddress addresses,
            ClaimsPolicy policy) {
        this.connectorsFolder = Path.of(home, "connectors");
        this.connectors = connectors;
        this.addresses = addresses;
        this.policy = policy;
    }

    public void serve(Exchange exchange) throws IOException {
        HttpServletRequest request = exchange.getIn(PlatformHttpMessage.class).getRequest();
        exchange.setProperty(OrganizationIngress.VERSION, FacadeAddress.versionOf(request.getRequestURI()));
        Message message = exchange.getMessage();
        String system = message.getHeader("system", String.class);
        String query = message.getHeader(Exchange.HTTP_QUERY, "", String.class);
        if (!connectors.systems().contains(system)) {
            throw unknown();
        }
        String service = "/xrm/" + system + "/XRMServices/2011/Organization.svc";
        String address = addresses.of(request) + service;
        Path file = connectorsFolder.resolve(system).resolve("contract").resolve("Organization.svc.wsdl");
        String contract = new ServiceContract(Files.readString(file).replace(PLACE, address), POLICY)
                .answer(query, policy.of(request, system, POLICY, service), address, NAMESPACE)
                .orElseThrow(OrganizationContract::unknown);
        message.removeHeaders("*");
        message.setHeader(Exchange.CONTENT_TYPE, "text/xml; charset=utf-8");
        message.setBody(contract);
    }

    private static FlorisException unknown() {
        return new FlorisException(
                ErrorCode.UNKNOWN_OPERATION, "Ask with ?wsdl for the contract, or POST a SOAP envelope here.");
    }
}
