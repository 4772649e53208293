package org.floris.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.converter.json.Jackson2ObjectMapperBuilder;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.util.unit.DataSize;

class ClosedHubTest {
    private static final String SERVICE = "/xrm/forsage/XRMServices/2011/Organization.svc";
    private static final String DATA = "/xrm/forsage/XRMServices/2011/OrganizationData.svc/ContactSet";
    private static final String CHANGES = "/api/v1/systems/forsage/changes";

    private final ObjectMapper json = Jackson2ObjectMapperBuilder.json().build();
    private final HubDoor door = new HubDoor();
    private final ClosedHub filter = new ClosedHub(
            door,
            new FacadeSettings(DataSize.ofMegabytes(1), true, Map.of()),
            json,
            (wrong, accept) -> new DataErrorForm.Told(
                    500, "application/xml", wrong.getMessage().getBytes(StandardCharsets.UTF_8)));
    private final DefaultCamelContext routes = new DefaultCamelContext();

    @BeforeEach
    void theDoorHearsOfTheRoutes() {
        routes.addLifecycleStrategy(door);
    }

    @AfterEach
    void nothingRuns() {
        routes.stop();
    }

    @Test
    void aCallerOfSoap12IsToldInTheCrmsFaultAndWhichMessageItAnswers() throws Exception {
        MockHttpServletResponse response = call("POST", SERVICE, envelope("http://www.w3.org/2003/05/soap-envelope"));

        assertThat(response.getStatus()).isEqualTo(503);
        assertThat(response.getHeader("Retry-After")).isEqualTo("10");
        assertThat(response.getContentType()).startsWith("application/soap+xml");
        assertThat(response.getContentAsString())
                .contains("http://www.w3.org/2003/05/soap-envelope", "OrganizationServiceFault", "FLORIS-208")
                .contains("/UpdateOrganizationServiceFaultFault", "urn:uuid:one");
    }

    @Test
    void aCallerOfSoap11IsToldInTheCrmsFault() throws Exception {
        MockHttpServletResponse response =
                call("POST", SERVICE + "/web", envelope("http://schemas.xmlsoap.org/soap/envelope/"));

        assertThat(response.getStatus()).isEqualTo(503);
        assertThat(response.getContentType()).startsWith("text/xml");
        assertThat(response.getContentAsString())
                .contains("http://schemas.xmlsoap.org/soap/envelope/", "faultcode", "FLORIS-208", "-2147220970");
    }

    @Test
    void whatIsNoEnvelopeIsToldTheSame() throws Exception {
        MockHttpServletResponse response = call("POST", SERVICE, "{}");
        assertThat(response.getStatus()).isEqualTo(503);
        assertThat(response.getContentAsString()).contains("FLORIS-208", "/ExecuteOrganizationServiceFaultFault");
    }

    @ParameterizedTest
    @ValueSource(strings = {CHANGES, "/api/v1/batches", "/xrm/nowhere", "/adfs/services/trust/mex"})
    void aWriteOfTheApiIsToldInAProblem(String address) throws Exception {
        MockHttpServletResponse response = call("POST", address, "{}");

        assertThat(response.getStatus()).isEqualTo(503);
        assertThat(response.getHeader("Retry-After")).isEqualTo("10");
        assertThat(response.getContentType()).startsWith("application/problem+json");
        JsonNode problem = json.readTree(response.getContentAsString());
        assertThat(problem.path("status").asInt()).isEqualTo(503);
        assertThat(problem.path("code").asText()).isEqualTo("FLORIS-208");
        assertThat(problem.path("title").asText()).isEqualTo("hub closed");
        assertThat(problem.path("nextSteps").get(0).asText()).contains("Try again");
    }

    @Test
    void aCallOfTheDataServiceIsToldInItsError() throws Exception {
        MockHttpServletResponse response = call("GET", DATA, "");
        assertThat(response.getStatus()).isEqualTo(503);
        assertThat(response.getHeader("Retry-After")).isEqualTo("10");
        assertThat(response.getContentType()).startsWith("application/xml");
        assertThat(response.getContentAsString()).contains("starting or stopping");
    }

    @Test
    void whatIsOnlyLookedAtIsToldAllTheSame() throws Exception {
        assertThat(call("GET", "/api/v1/status", "").getStatus()).isEqualTo(200);
    }

    @Test
    void callsGoThroughFromWhenTheRoutesAreUpUntilTheyBeginToStop() throws Exception {
        routes.start();
        assertThat(call("POST", CHANGES, "{}").getStatus()).isEqualTo(200);
        routes.stop();
        assertThat(call("POST", CHANGES, "{}").getStatus()).isEqualTo(503);
    }

    /** An answer of 200 is that of the rest of the chain, which does nothing. */
    private MockHttpServletResponse call(String method, String address, String body) throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest(method, address);
        request.setContent(body.getBytes(StandardCharsets.UTF_8));
        MockHttpServletResponse response = new MockHttpServletResponse();
        response.setCharacterEncoding("UTF-8");
        MockFilterChain rest = new MockFilterChain();
        filter.doFilter(request, response, rest);
        assertThat((HttpServletRequest) rest.getRequest()).isEqualTo(response.getStatus() == 200 ? request : null);
        return response;
    }

    private static String envelope(String namespace) {
        return """
                <s:Envelope xmlns:s="%s"><s:Header>\
                <a:MessageID xmlns:a="http://www.w3.org/2005/08/addressing">urn:uuid:one</a:MessageID></s:Header>\
                <s:Body><Update xmlns="http://schemas.microsoft.com/xrm/2011/Contracts/Services"/></s:Body>\
                </s:Envelope>"""
                .formatted(namespace);
    }
}
