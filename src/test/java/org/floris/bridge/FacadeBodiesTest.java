package org.floris.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.util.unit.DataSize;

class FacadeBodiesTest {
    private static final String WEB = "/xrm/forsage/XRMServices/2011/Organization.svc/web";

    private final FacadeBodies filter = new FacadeBodies(
            new BoundedBody(new FacadeSettings(DataSize.ofKilobytes(64), true, Map.of())),
            new OrganizationAnswers(null, null),
            (wrong, accept) ->
                    new DataErrorForm.Told(400, accept, wrong.getMessage().getBytes(StandardCharsets.UTF_8)));
    private final MockFilterChain behind = new MockFilterChain();
    private final MockHttpServletResponse response = new MockHttpServletResponse();

    private static MockHttpServletRequest request(byte[] body, String encoding) {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", WEB);
        request.setContentType("text/xml; charset=utf-8");
        request.setContent(body);
        request.addHeader("Content-Length", body.length);
        if (encoding != null) {
            request.addHeader("Content-Encoding", encoding);
        }
        return request;
    }

    private static byte[] packed(byte[] body) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(body);
        }
        return bytes.toByteArray();
    }

    private void refused(MockHttpServletRequest request, String why) throws Exception {
        filter.doFilter(request, response, behind);
        assertThat(behind.getRequest()).isNull();
        assertThat(response.getStatus()).isEqualTo(500);
        assertThat(response.getContentType()).startsWith("text/xml");
        assertThat(response.getContentAsString(StandardCharsets.UTF_8)).contains("OrganizationServiceFault", why);
    }

    @Test
    void whatIsPackedIsReadAsIfItHadNotBeen() throws Exception {
        byte[] body = "<s:Envelope/>".getBytes(StandardCharsets.UTF_8);
        filter.doFilter(request(packed(body), "gzip"), response, behind);
        ReadRequest read = (ReadRequest) behind.getRequest();
        assertThat(read.getInputStream().readAllBytes()).isEqualTo(body);
        assertThat(read.getInputStream().readAllBytes()).isEqualTo(body);
        assertThat(read.getHeader("content-encoding")).isNull();
        assertThat(read.getHeader("content-length")).isEqualTo("13");
        assertThat(read.getHeaders("Content-Length").nextElement()).isEqualTo("13");
        assertThat(read.getContentLengthLong()).isEqualTo(13);
    }

    @Test
    void aBombIsRefusedAtTheBound() throws Exception {
        refused(request(packed(new byte[4 * 1024 * 1024]), "gzip"), "larger");
    }

    @Test
    void whatIsTooLargeIsReadToItsEndAndRefused() throws Exception {
        MockHttpServletRequest large = request(new byte[100 * 1024], null);
        refused(large, "larger");
        assertThat(large.getInputStream().read()).isNegative();
    }

    @Test
    void whatIsNotPackedAsItSaysIsRefused() throws Exception {
        refused(request("<s:Envelope/>".getBytes(StandardCharsets.UTF_8), "gzip"), "gzip");
    }

    @Test
    void whatIsCutOffIsRefused() throws Exception {
        byte[] whole = packed("<s:Envelope/>".repeat(99).getBytes(StandardCharsets.UTF_8));
        refused(request(Arrays.copyOf(whole, whole.length - 9), "gzip"), "broke off");
    }

    @Test
    void otherEncodingsAreRefused() throws Exception {
        refused(request(new byte[9], "br"), "or with gzip");
    }

    @Test
    void aFormIsRefusedBeforeAnybodyTakesItApart() throws Exception {
        MockHttpServletRequest form = request("a=b".getBytes(StandardCharsets.UTF_8), null);
        form.setContentType("application/x-www-form-urlencoded");
        refused(form, "text/xml is expected");
    }

    @Test
    void elsewhereAFormIsNotShownToBeOne() throws Exception {
        byte[] body = "{\"LastName\": \"x\"}".getBytes(StandardCharsets.UTF_8);
        for (String service : new String[] {"OrganizationData.svc/ContactSet", "Discovery.svc"}) {
            MockHttpServletRequest form = request(body, null);
            form.setRequestURI("/xrm/forsage/XRMServices/2011/" + service);
            form.setContentType("Application/X-WWW-Form-Urlencoded; charset=unicorn");
            MockFilterChain next = new MockFilterChain();
            filter.doFilter(form, response, next);
            ReadRequest read = (ReadRequest) next.getRequest();
            assertThat(read.getContentType()).isNull();
            assertThat(read.getHeader("content-type")).isNull();
            assertThat(read.getHeaders("Content-Type").hasMoreElements()).isFalse();
            assertThat(Collections.list(read.getHeaderNames())).doesNotContain("Content-Type");
            assertThat(ReadRequest.bodyOf(new HttpServletRequestWrapper(read)).orElseThrow())
                    .isEqualTo(body);
        }
    }

    @Test
    void whatStandsAgainstABodyForTheDataServiceIsToldInItsOwnForm() throws Exception {
        MockHttpServletRequest large = request(new byte[100 * 1024], null);
        large.setRequestURI("/xrm/forsage/XRMServices/2011/OrganizationData.svc/ContactSet");
        large.addHeader("Accept", "application/json");
        filter.doFilter(large, response, behind);
        assertThat(behind.getRequest()).isNull();
        assertThat(response.getStatus()).isEqualTo(400);
        assertThat(response.getContentType()).isEqualTo("application/json");
        assertThat(response.getContentAsString(StandardCharsets.UTF_8)).contains("larger");
    }

    @Test
    void anEscapedPathIsBoundedToo() throws Exception {
        MockHttpServletRequest escaped = request(new byte[100 * 1024], null);
        escaped.setServletPath(WEB);
        escaped.setRequestURI(WEB.replace("/xrm", "/%78rm"));
        refused(escaped, "larger");
    }

    @Test
    void whatIsNoFacadeReadsItsBodyItself() throws Exception {
        MockHttpServletRequest other = request(new byte[100 * 1024], null);
        other.setRequestURI("/api/v1/batches");
        filter.doFilter(other, response, behind);
        assertThat(behind.getRequest()).isSameAs(other);
    }

    private ReadRequest merged(MockHttpServletRequest request) throws Exception {
        request.setMethod("MERGE");
        request.setRequestURI("/xrm/forsage/XRMServices/2011/OrganizationData.svc/ContactSet(guid'1')");
        filter.doFilter(request, response, behind);
        return (ReadRequest) behind.getRequest();
    }

    @Test
    void theVerbMergeMeansThePostThatSaysSo() throws Exception {
        byte[] body = "{}".getBytes(StandardCharsets.UTF_8);
        ReadRequest read = merged(request(packed(body), "gzip"));
        assertThat(read.getMethod()).isEqualTo("POST");
        assertThat(read.getHeader("x-http-method")).isEqualTo("MERGE");
        assertThat(Collections.list(read.getHeaders("X-HTTP-Method"))).containsExactly("MERGE");
        assertThat(Collections.list(read.getHeaderNames())).containsOnlyOnce("X-HTTP-Method");
        assertThat(read.getInputStream().readAllBytes()).isEqualTo(body);
        assertThat(OrganizationDoor.bodyOf(read)).isEqualTo(body);
    }

    @Test
    void aMergeThatSaysSomethingElseIsRefused() throws Exception {
        MockHttpServletRequest both = request("{}".getBytes(StandardCharsets.UTF_8), null);
        both.addHeader("X-HTTP-Method", "DELETE");
        assertThat(merged(both)).isNull();
        assertThat(response.getContentAsString(StandardCharsets.UTF_8)).contains("goes with POST alone");
    }

    @Test
    void theVerbMergeMeansNothingElsewhere() throws Exception {
        for (String path : new String[] {WEB, "/api/v1/batches", "/xrm/forsage/XRMServices/2011/Discovery.svc"}) {
            MockHttpServletRequest request = new MockHttpServletRequest("MERGE", path);
            MockFilterChain next = new MockFilterChain();
            filter.doFilter(request, response, next);
            assertThat(next.getRequest()).isSameAs(request);
        }
    }
}
