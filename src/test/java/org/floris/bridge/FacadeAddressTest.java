package org.floris.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.floris.connector.dynamics.SoapVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class FacadeAddressTest {
    private final AnyCasePaths paths =
            new AnyCasePaths(new HostNames(Set.of("forsage", "loris"), Map.of("loris", List.of("Deals.Bank.example"))));

    @Test
    void thePathNamesTheSystemAndTheEnvelope() {
        assertThat(FacadeAddress.of("/xrm/forsage/XRMServices/2011/Organization.svc/web"))
                .contains(new FacadeAddress("forsage", SoapVersion.SOAP11));
        assertThat(FacadeAddress.of("/xrm/loris/XRMServices/2011/Organization.svc"))
                .contains(new FacadeAddress("loris", SoapVersion.SOAP12));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/xrm/",
                "/xrm/XRMServices/2011/Organization.svc",
                "/xrm//XRMServices/2011/Organization.svc",
                "/xrm/forsage/XRMServices/2011/Organization.svc/",
                "/api/v1/xrm/forsage/XRMServices/2011/Organization.svc"
            })
    void otherPathsAreNotTheFacades(String path) {
        assertThat(FacadeAddress.of(path)).isEmpty();
    }

    @Test
    void theCaseOfAServicesPathDoesNotMatter() {
        assertThat(paths.usual("/XRM/forsage/XrmServices/2011/organization.svc/Web", "hub.example"))
                .contains("/xrm/forsage/XRMServices/2011/Organization.svc/web");
        assertThat(paths.usual("/xrm/forsage/xrmservices/2011/organizationdata.svc/ContactSet", "hub.example"))
                .contains("/xrm/forsage/XRMServices/2011/OrganizationData.svc/ContactSet");
        assertThat(paths.usual("/xrm/forsage/XRMServices/2011/Discovery.svc", "hub.example"))
                .contains("/xrm/forsage/XRMServices/2011/Discovery.svc");
        assertThat(paths.usual("/xrm/forsage/XRMServices/2011/Other.svc", "hub.example"))
                .isEmpty();
        assertThat(paths.usual("/api/v1/systems", "hub.example")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/xrm/forsage", ""})
    void aSlashTooManyMeansNothing(String before) {
        assertThat(paths.usual(before + "//XRMServices/2011//Organization.svc//web", "forsage.hub.example"))
                .contains("/xrm/forsage/XRMServices/2011/Organization.svc/web");
        assertThat(paths.usual(before + "//XRMServices/2011/OrganizationData.svc//ContactSet", "forsage.hub.example"))
                .contains("/xrm/forsage/XRMServices/2011/OrganizationData.svc/ContactSet");
        assertThat(paths.usual(before + "/XRMServices/2011/Organization.svc/web/", "forsage.hub.example"))
                .contains("/xrm/forsage/XRMServices/2011/Organization.svc/web");
        assertThat(paths.usual(before + "/XRMServices/2011/Organization.svc/", "forsage.hub.example"))
                .contains("/xrm/forsage/XRMServices/2011/Organization.svc");
        assertThat(paths.usual(before + "/XRMServices/2011/Organization.svc/more", "forsage.hub.example"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/XRMServices/2011/OrganizationData.svc/ContactSet",
                "/xrm/forsage//XRMServices/2011/OrganizationData.svc/ContactSet",
                "/xrm/forsage/xrmservices/2011/organizationdata.svc/ContactSet",
                "/xrm/forsage/XRMServices/2011/OrganizationData.svc/ContactSet"
            })
    void theHubsOwnAddressAndTheServicesPathStayAsTheyWereCalled(String path) throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", path);
        request.setServerName("forsage.hub.example");
        MockFilterChain chain = new MockFilterChain();

        paths.doFilter(request, new MockHttpServletResponse(), chain);

        HttpServletRequest passed = (HttpServletRequest) chain.getRequest();
        assertThat(passed.getRequestURL())
                .hasToString("http://forsage.hub.example/xrm/forsage/XRMServices/2011/OrganizationData.svc/ContactSet");
        assertThat(OrganizationDoor.servicePath(passed)).isEqualTo(path.replace("/ContactSet", ""));
    }

    @Test
    void aHostMayNameTheSystemInThePathsPlace() {
        assertThat(paths.usual("/XrmServices/2011/Organization.svc/web", "forsage.hub.example"))
                .contains("/xrm/forsage/XRMServices/2011/Organization.svc/web");
        assertThat(paths.usual("/XRMServices/2011/OrganizationData.svc/ContactSet", "deals.bank.example"))
                .contains("/xrm/loris/XRMServices/2011/OrganizationData.svc/ContactSet");
        assertThat(paths.usual("/XRMServices/2011/Discovery.svc", "[::1]"))
                .as("an answer that tells what was called")
                .contains("/xrm/---1-/XRMServices/2011/Discovery.svc");
        assertThat(paths.usual("/other/XRMServices/2011/Organization.svc", "forsage.hub.example"))
                .isEmpty();
    }

    @Test
    void hostsThatMeanNothingOrTwoThingsStopTheStart() {
        Set<String> systems = Set.of("forsage", "loris");
        assertThatThrownBy(() -> new HostNames(systems, Map.of("siebel", List.of("a.example"))))
                .hasMessageContaining("'siebel'");
        assertThatThrownBy(() ->
                        new HostNames(systems, Map.of("forsage", List.of("a.example"), "loris", List.of("A.example"))))
                .hasMessageContaining("'a.example'");
    }
}
