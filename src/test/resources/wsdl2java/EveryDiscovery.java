import com.microsoft.schemas.xrm._2011.contracts.discovery.*;
import jakarta.xml.ws.BindingProvider;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javax.xml.namespace.QName;

/**
 * A stranger's client of the Discovery Service, as {@code EveryOperation} is one of the Organization Service. Given are the
 * address of the WSDL, the binding, user, password and the user's id.
 */
public class EveryDiscovery implements Function<String[], List<String>> {
    private static final String DISCOVERY = "http://schemas.microsoft.com/xrm/2011/Contracts/Discovery";

    private final ObjectFactory make = new ObjectFactory();
    private final List<String> done = new ArrayList<>();

    @Override
    public List<String> apply(String[] given) {
        try {
            DiscoveryService service =
                    new DiscoveryService(URI.create(given[0]).toURL(), new QName(DISCOVERY, "DiscoveryService"));
            IDiscoveryService crm =
                    service.getPort(new QName(DISCOVERY, given[1] + "_IDiscoveryService"), IDiscoveryService.class);
            Map<String, Object> context = ((BindingProvider) crm).getRequestContext();
            context.put(BindingProvider.USERNAME_PROPERTY, given[2]);
            context.put(BindingProvider.PASSWORD_PROPERTY, given[3]);
            organizations(crm, given[0].replace("Discovery.svc?wsdl", "Organization.svc"));
            user(crm, given[2], given[4]);
            fault(crm);
            return done;
        } catch (Exception wrong) {
            throw new AssertionError("After " + done, wrong);
        }
    }

    private void organizations(IDiscoveryService crm, String address) throws Exception {
        RetrieveOrganizationsRequest all = new RetrieveOrganizationsRequest();
        all.setAccessType(EndpointAccessType.DEFAULT);
        all.setRelease(OrganizationRelease.CURRENT);
        List<OrganizationDetail> found = ((RetrieveOrganizationsResponse) crm.execute(all))
                .getDetails()
                .getValue()
                .getOrganizationDetail();
        require(found.size() == 1, "There are " + found.size() + " organisations");
        require(found.get(0).getState() == OrganizationState.ENABLED, "The organisation is not enabled");
        done.add("RetrieveOrganizations");

        RetrieveOrganizationRequest one = new RetrieveOrganizationRequest();
        one.setUniqueName(make.createRetrieveOrganizationRequestUniqueName(
                found.get(0).getUniqueName().getValue()));
        boolean told = ((RetrieveOrganizationResponse) crm.execute(one))
                .getDetail().getValue().getEndpoints().getValue().getKeyValuePairOfEndpointTypestringztYlk6OT().stream()
                        .anyMatch(pair -> pair.getKey() == EndpointType.ORGANIZATION_SERVICE
                                && pair.getValue().equals(address));
        require(told, "The Organization Service is not at " + address);
        done.add("RetrieveOrganization");
    }

    private void user(IDiscoveryService crm, String login, String id) throws Exception {
        RetrieveUserIdByExternalIdRequest who = new RetrieveUserIdByExternalIdRequest();
        String name = login.substring(login.indexOf('\\') + 1);
        who.setExternalId(make.createRetrieveUserIdByExternalIdRequestExternalId("C:" + name + "@bank.example"));
        String found = ((RetrieveUserIdByExternalIdResponse) crm.execute(who)).getUserId();
        require(id.equals(found), "The user is said to be " + found);
        done.add("RetrieveUserIdByExternalId");
    }

    private void fault(IDiscoveryService crm) throws Exception {
        RetrieveOrganizationRequest none = new RetrieveOrganizationRequest();
        none.setUniqueName(make.createRetrieveOrganizationRequestUniqueName("mars"));
        try {
            crm.execute(none);
            throw new AssertionError("An organisation that is not there was found");
        } catch (IDiscoveryServiceExecuteDiscoveryServiceFaultFaultFaultMessage fault) {
            require(fault.getFaultInfo().getErrorCode() == -2147220969, "The fault is " + fault.getFaultInfo());
            done.add("Fault");
        }
    }

    private static void require(boolean right, String otherwise) {
        if (!right) {
            throw new AssertionError(otherwise);
        }
    }
}
