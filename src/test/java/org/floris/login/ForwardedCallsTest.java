package org.floris.login;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.apache.catalina.valves.RemoteIpValve;
import org.junit.jupiter.api.Test;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServer;

class ForwardedCallsTest {
    private static final String LOOPBACK = "127\\.0\\.0\\.1";

    @Test
    void aProxyOfTheBankIsBelieved() throws Exception {
        assertThat(seen(LOOPBACK, "X-Real-Proto", "https", "X-Real-For", "10.1.2.3", "X-Real-Host", "crm.bank.example"))
                .isEqualTo("https 10.1.2.3 crm.bank.example");
    }

    @Test
    void oneHeaderIsEnough() throws Exception {
        assertThat(seen(LOOPBACK, "X-Real-For", "10.1.2.3")).isEqualTo("http 10.1.2.3 127.0.0.1");
    }

    @Test
    void nobodyElseIsBelieved() throws Exception {
        assertThat(seen("10\\.9\\..*", "X-Real-Proto", "https", "X-Real-For", "10.1.2.3"))
                .isEqualTo("http 127.0.0.1 127.0.0.1");
    }

    @Test
    void aCallWithoutSuchHeadersIsWhatItIs() throws Exception {
        assertThat(seen(LOOPBACK, "X-Forwarded-For", "10.1.2.3")).isEqualTo("http 127.0.0.1 127.0.0.1");
    }

    /** Scheme, address and host of a call with these headers, as they are seen behind the valve. */
    private static String seen(String proxies, String... headers) throws IOException, InterruptedException {
        RemoteIpValve configured = new RemoteIpValve();
        configured.setInternalProxies(proxies);
        configured.setRemoteIpHeader("X-Real-For");
        configured.setProtocolHeader("X-Real-Proto");
        configured.setHostHeader("X-Real-Host");
        TomcatServletWebServerFactory factory = new TomcatServletWebServerFactory(0);
        factory.addEngineValves(configured);
        new ForwardedCalls().customize(factory);
        WebServer server = factory.getWebServer(
                context -> context.addServlet("seen", new Seen()).addMapping("/"));
        server.start();
        try {
            URI uri = URI.create("http://127.0.0.1:" + server.getPort() + "/");
            return HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(uri).headers(headers).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
        } finally {
            server.stop();
        }
    }

    private static final class Seen extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.getWriter()
                    .write(request.getScheme() + " " + request.getRemoteAddr() + " " + request.getServerName());
        }
    }
}
