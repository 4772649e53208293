package org.floris.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.floris.sandbox.crm.Accounts;
import org.floris.sandbox.crm.CrmFault;
import org.floris.sandbox.crm.login.Gate;
import org.floris.sandbox.crm.login.TokenService;
import org.floris.sandbox.crm.wire.CallCounts;
import org.floris.sandbox.crm.wire.OrganizationEndpoint;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What callers and the log learn when code of the simulators fails. */
class GuardedTest {
    private static final String SERVICE = "/Forsage/XRMServices/2011/Organization.svc";
    private static final String BASIC = "Basic aXZhbm92OnNlY3JldA==";
    private static final String CODE = "<ErrorCode>" + CrmFault.UNEXPECTED + "</ErrorCode>";

    private final FaultInjection faults = new FaultInjection(1);
    private final List<String> log = new CopyOnWriteArrayList<>();
    private final Logger logger = Logger.getLogger(Guarded.class.getName());
    private final Handler ear = new Handler() {
        @Override
        public void publish(LogRecord line) {
            log.add(line.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };
    private HttpServer server;

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.start();
        logger.addHandler(ear);
    }

    @AfterEach
    void stop() {
        logger.removeHandler(ear);
        server.stop(0);
    }

    @Test
    void aCallOfTheServiceGetsItsOwnFaultAndTheLogSaysWhatAndWhere() throws Exception {
        serve("basic", GuardedTest::noAccounts);

        HttpResponse<String> soap12 = post(SERVICE, "application/soap+xml", "<x/>");
        HttpResponse<String> soap11 = post(SERVICE + "/web", "text/xml", "<x/>");

        assertThat(soap12.statusCode()).isEqualTo(500);
        assertThat(soap12.body()).contains("http://www.w3.org/2003/05/soap-envelope", "<s:Code>", CODE);
        assertThat(soap11.statusCode()).isEqualTo(500);
        assertThat(soap11.body()).contains("http://schemas.xmlsoap.org/soap/envelope/", "<faultcode>", CODE);
        assertThat(String.join("\n", log))
                .contains("The simulated forsage failed in POST " + SERVICE + "/web: java.lang.IllegalStateException at"
                        + " org.floris.sandbox.GuardedTest.noAccounts(GuardedTest.java:")
                .doesNotContain("Ivanov");
        assertThat(soap11.body()).doesNotContain("Ivanov");
    }

    @Test
    void aFaultThatComesOutOfALogInIsToldByItsCode() throws Exception {
        serve("basic", () -> {
            throw CrmFault.invalidArgument("The time zone of Ivanov is not known.");
        });

        assertThat(post(SERVICE, "application/soap+xml", "<x/>").body()).contains(CODE);
        assertThat(String.join("\n", log)).contains("CrmFault 0x80040203").doesNotContain("Ivanov");
    }

    @Test
    void aTokenServiceTellsInItsOwnFormThatItHasFailed() throws Exception {
        serve("oauth2", GuardedTest::noAccounts);

        HttpResponse<String> answer =
                post("/adfs/oauth2/token", "application/x-www-form-urlencoded", "client_id=ivanov&client_secret=x");

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).isEqualTo("{\"error\":\"server_error\"}");
        assertThat(String.join("\n", log)).contains("POST /adfs/oauth2/token: java.lang.IllegalStateException");
        assertThat(post("/adfs/oauth2/token", "application/x-www-form-urlencoded", "client_id=%zz")
                        .body())
                .isEqualTo("{\"error\":\"invalid_request\"}");
    }

    @Test
    void aSystemThatIsToBeDownStillHangsUpWithoutAWord() {
        serve("basic", GuardedTest::noAccounts);
        faults.add(FaultRule.of(FaultRule.Kind.DOWN));

        assertThat(catchThrowable(() -> post(SERVICE, "application/soap+xml", "<x/>")))
                .isInstanceOf(IOException.class);
        assertThat(log).isEmpty();
    }

    private void serve(String kind, Supplier<Accounts> accounts) {
        Gate gate = Gate.of(kind, accounts, new TokenService(""));
        server.createContext(
                SERVICE,
                new Guarded(
                        "forsage",
                        new OrganizationEndpoint(() -> null, gate, faults, new CallCounts()),
                        OrganizationEndpoint::apologise));
        gate.service()
                .ifPresent(service -> server.createContext(
                        service.path(), new Guarded("forsage", service.handler(), service.apology())));
    }

    private static Accounts noAccounts() {
        throw new IllegalStateException("The account of Ivanov is broken");
    }

    private HttpResponse<String> post(String path, String type, String body) throws Exception {
        URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
        HttpRequest request = HttpRequest.newBuilder(address)
                .header("Content-Type", type)
                .header("Authorization", BASIC)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }
}
