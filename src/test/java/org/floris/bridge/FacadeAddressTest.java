package org.floris.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import org.floris.connector.dynamics.SoapVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FacadeAddressTest {
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
        assertThat(AnyCasePaths.usual("/XRM/forsage/XrmServices/2011/organization.svc/Web"))
                .contains("/xrm/forsage/XRMServices/2011/Organization.svc/web");
        assertThat(AnyCasePaths.usual("/xrm/forsage/xrmservices/2011/organizationdata.svc/ContactSet"))
                .contains("/xrm/forsage/XRMServices/2011/OrganizationData.svc/ContactSet");
        assertThat(AnyCasePaths.usual("/xrm/forsage/XRMServices/2011/Discovery.svc"))
                .contains("/xrm/forsage/XRMServices/2011/Discovery.svc");
        assertThat(AnyCasePaths.usual("/xrm/forsage/XRMServices/2011/Other.svc"))
                .isEmpty();
        assertThat(AnyCasePaths.usual("/api/v1/systems")).isEmpty();
    }
}
