package org.floris.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.RequestDispatcher;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class FacadeErrorsTest {
    private static final String SERVICES = "/xrm/forsage/XRMServices/2011/";

    private final FacadeErrors filter = new FacadeErrors(
            new AnyCasePaths(new HostNames(Set.of("forsage"), Map.of("forsage", List.of("deals.example")))),
            new OrganizationAnswers(null, null),
            (wrong, accept) -> new DataErrorForm.Told(
                    0, "application/" + accept, wrong.getMessage().getBytes(StandardCharsets.UTF_8)));
    private final MockHttpServletResponse response = new MockHttpServletResponse();
    private final MockFilterChain page = new MockFilterChain();

    /** As the server goes on with an error to the page for it. */
    private String told(int status, String called) throws Exception {
        MockHttpServletRequest error = new MockHttpServletRequest("POST", "/error");
        error.setServerName("deals.example");
        error.addHeader("Accept", "json");
        error.setAttribute(RequestDispatcher.ERROR_REQUEST_URI, called);
        error.setAttribute(RequestDispatcher.ERROR_STATUS_CODE, status);
        filter.doFilter(error, response, page);
        return response.getContentAsString(StandardCharsets.UTF_8);
    }

    @Test
    void callersOfTheOrganizationServiceAreToldInAFault() throws Exception {
        assertThat(told(405, SERVICES + "Organization.svc/web"))
                .contains("http://schemas.xmlsoap.org/soap/envelope/", "OrganizationServiceFault", "HTTP method");
        assertThat(response.getStatus()).isEqualTo(405);
        assertThat(response.getContentType()).startsWith("text/xml");
        assertThat(page.getRequest()).isNull();
    }

    @Test
    void callersOfOtherServicesAreToldInAFaultToo() throws Exception {
        assertThat(told(404, SERVICES + "Unicorn.svc")).contains("soap-envelope", "no service at this address");
        assertThat(response.getContentType()).startsWith("application/soap+xml");
    }

    @Test
    void callersOfTheDataServiceAreToldInItsError() throws Exception {
        assertThat(told(500, SERVICES + "OrganizationData.svc/ContactSet")).contains("could not carry out the call");
        assertThat(response.getStatus()).isEqualTo(500);
        assertThat(response.getContentType()).isEqualTo("application/json");
    }

    @Test
    void howeverTheServiceWasNamed() throws Exception {
        assertThat(told(400, "/xrmservices/2011/%4Frganizationdata.svc")).contains("HTTP status 400");
    }

    @Test
    void whatIsNoUriIsToldToo() throws Exception {
        assertThat(told(400, "/xrm/%zz")).contains("OrganizationServiceFault");
    }

    @Test
    void whatWasBegunIsLeftAlone() throws Exception {
        response.setCommitted(true);
        assertThat(told(500, SERVICES + "Organization.svc")).isEmpty();
        assertThat(page.getRequest()).isNull();
    }

    @Test
    void whatIsBeingAnsweredIsLeftAlone() throws Exception {
        MockHttpServletRequest error = new MockHttpServletRequest("POST", "/error");
        error.setAttribute(RequestDispatcher.ERROR_REQUEST_URI, SERVICES + "OrganizationData.svc");
        error.setAsyncSupported(true);
        error.startAsync();
        filter.doFilter(error, response, page);
        assertThat(response.getContentAsByteArray()).isEmpty();
        assertThat(page.getRequest()).isNull();
    }

    @Test
    void peopleAreShownThePage() throws Exception {
        for (String called : new String[] {"/exchanges/1", "/api/v1/systems", "null"}) {
            MockFilterChain next = new MockFilterChain();
            MockHttpServletRequest error = new MockHttpServletRequest("GET", "/error");
            error.setAttribute(RequestDispatcher.ERROR_REQUEST_URI, called);
            filter.doFilter(error, response, next);
            assertThat(next.getRequest()).isSameAs(error);
        }
    }
}
