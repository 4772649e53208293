package org.floris.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import org.floris.fuzz.RawHttp;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Whatever comes in: the dialect's own fault that names what is wrong, nothing written, nothing internal told. */
class BadInputJourney extends HubInABox {
    private String seller;
    private String client;
    private String newest;

    @BeforeEach
    void aSellerAndAClient() {
        seller = user("sales");
        client = sample("forsage", "contact", 17);
        newest = journaled();
    }

    /** The last exchange that has done something. */
    private String journaled() {
        return api("GET", "/api/v1/exchanges?state=done&limit=1", null)
                .required("items")
                .toString();
    }

    private void refused(PlainSoap.Answer answer, String... named) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(500);
        assertThat(answer.text("ErrorCode")).as(answer.body()).matches("-\\d+");
        for (String name : named) {
            assertThat(answer.text("Message")).contains(name);
        }
        assertThat(answer.body()).doesNotContain("Exception", "org.floris", "java.", "postgres");
        assertThat(journaled()).isEqualTo(newest);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "not xml",
                "<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"><s:Body>",
                "<!DOCTYPE x [<!ENTITY a \"b\">]><s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"><s:Body>&a;</s:Body></s:Envelope>",
                "<x/>"
            })
    void whatIsNoEnvelopeIsRefused(String body) {
        refused(facade("forsage", false, seller).post("Update", body.getBytes(StandardCharsets.UTF_8)));
        refused(facade("forsage", true, seller).post("Update", body.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void aBodyOf50MegabytesIsRefused() {
        byte[] large = new byte[50 * 1024 * 1024];
        Arrays.fill(large, (byte) ' ');

        refused(facade("forsage", false, seller).post("Update", large), "larger");
    }

    @Test
    void unknownThingsAreNamed() {
        PlainSoap facade = facade("forsage", true, seller);
        refused(
                facade.call(
                        "Frobnicate",
                        "<Frobnicate xmlns=\"http://schemas.microsoft.com/xrm/2011/Contracts/Services\"/>"),
                "Frobnicate");
        refused(facade.update("unicorn", client, PlainSoap.string("name", "x")), "unicorn");
        refused(facade.update("contact", client, PlainSoap.string("nosuchattribute", "x")), "nosuchattribute");
        refused(
                facade.update("contact", "12345678-0000-0000-0000-000000000000", PlainSoap.string("lastname", "x")),
                "12345678");
        refused(facade.update("contact", "no-guid", PlainSoap.string("lastname", "x")), "Id");
        refused(facade.update("contact", client, PlainSoap.integer("lastname", 7)));
        refused(facade.execute("b:LaunchRocketRequest", "LaunchRocket", ""), "LaunchRocket");
    }

    @Test
    void whoIsNotKnownIsNotLetIn() {
        PlainSoap.Answer nobody = facade("forsage", false, "BANK\\nobody").whoAmI();
        assertThat(nobody.status()).isEqualTo(401);
        assertThat(nobody.text("ErrorCode")).matches("-\\d+");
        assertThat(facade("forsage", false, null).whoAmI().status()).isEqualTo(401);
    }

    @Test
    void anUnknownSystemIsNamed() {
        PlainSoap.Answer answer = facade("atlantis", false, seller).whoAmI();
        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.text("Message")).contains("atlantis", "forsage", "loris");
    }

    @Test
    void whatIsNoBatchOfTheDataServiceIsRefusedInItsOwnForm() {
        PlainData scripts = new PlainData(
                "http://127.0.0.1:" + port + "/xrm/forsage/XRMServices/2011/OrganizationData.svc", seller);
        String write = PlainData.writing("MERGE ContactSet(guid'" + client + "')", "{\"LastName\": \"Никто\"}");
        String type = "multipart/mixed; boundary=batch_1";
        refused(scripts, "multipart/mixed", write + "--batch_1--", "with a boundary");
        refused(scripts, "text/xml", write + "--batch_1--", "with a boundary");
        refused(scripts, type, write, "cut off");
        refused(scripts, type, write.replace("Content-Length: 26", "Content-Length: 25") + "--batch_1--", "26 bytes");
        refused(scripts, type, write.repeat(1001) + "--batch_1--", "1000 operations");
        refused(scripts, type, write + " ".repeat(9 * 1024 * 1024) + "--batch_1--", "larger");
        String both = write.replace("--changes_1--", write.substring(write.indexOf("--changes_1")));
        assertThat(scripts.batch(type, both + "--batch_1--", "*/*").body())
                .contains("HTTP/1.1 400 Bad Request", "2 operations", "a change set of its own");
        assertThat(journaled()).isEqualTo(newest);
    }

    private void refused(PlainData scripts, String contentType, String body, String why) {
        PlainData.Answer json = scripts.batch(contentType, body, "application/json");
        assertThat(json.status()).as(json.body()).isEqualTo(400);
        assertThat(json.error()).contains(why);
        PlainData.Answer atom = scripts.batch(contentType, body, "application/atom+xml");
        assertThat(atom.status()).isEqualTo(400);
        assertThat(atom.body())
                .contains("<error xmlns=\"http://schemas.microsoft.com/ado/2007/08/dataservices/metadata\">", why);
        assertThat(journaled()).isEqualTo(newest);
    }

    @Test
    void optionsThatTheDataServiceNeverHadAreRefusedInItsOwnForm() {
        PlainData scripts = new PlainData(
                "http://127.0.0.1:" + port + "/xrm/forsage/XRMServices/2011/OrganizationData.svc", seller);
        for (String option : new String[] {"?$format=json", "?$inlinecount=allpages", "/$count"}) {
            PlainData.Answer json = scripts.get("ContactSet" + option);
            assertThat(json.status()).as(json.body()).isEqualTo(400);
            assertThat(json.error()).contains("not supported by the CRM's data service");
            PlainData.Answer atom = scripts.getAtom("ContactSet" + option);
            assertThat(atom.status()).isEqualTo(400);
            assertThat(atom.body()).contains("<error ", "not supported by the CRM's data service");
        }
    }

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void aQueryThatCannotBeDecodedIsNotRepeatedInTheLog(CapturedOutput log) throws IOException {
        String credentials = Base64.getEncoder().encodeToString((seller + ":sandbox").getBytes(StandardCharsets.UTF_8));
        String call =
                "GET /xrm/forsage/XRMServices/2011/OrganizationData.svc/ContactSet?$filter=LastName%20eq%20'Nikto%'"
                        + " HTTP/1.1\r\nHost: hub\r\nAuthorization: Basic " + credentials
                        + "\r\nConnection: close\r\n\r\n";
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.getOutputStream().write(call.getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 400");
        }
        assertThat(log).doesNotContain("Nikto");
    }

    private RawHttp.Answer raw(String request, String headers, String body) throws IOException {
        byte[] sent = body.getBytes(StandardCharsets.UTF_8);
        String head = request + " HTTP/1.1\r\nHost: hub\r\n" + headers + "Content-Length: " + sent.length
                + "\r\nConnection: close\r\n\r\n";
        byte[] start = head.getBytes(StandardCharsets.US_ASCII);
        byte[] message = Arrays.copyOf(start, start.length + sent.length);
        System.arraycopy(sent, 0, message, start.length, sent.length);
        return new RawHttp(port).send(message, false);
    }

    @Test
    void whatTheServerItselfRefusesIsToldInTheServicesOwnForm() throws IOException {
        String services = "/xrm/forsage/XRMServices/2011/";
        RawHttp.Answer eleven = raw("PUT " + services + "Organization.svc/web", "Accept: text/html\r\n", "<x/>");
        assertThat(eleven.status()).as(eleven.body()).isEqualTo(405);
        assertThat(eleven.header("Content-Type")).startsWith("text/xml");
        assertThat(eleven.body()).contains("OrganizationServiceFault");

        RawHttp.Answer unknown = raw("POST " + services + "Unicorn.svc", "Accept: text/html\r\n", "<x/>");
        assertThat(unknown.status()).as(unknown.body()).isEqualTo(404);
        assertThat(unknown.body()).contains("http://www.w3.org/2003/05/soap-envelope", "OrganizationServiceFault");

        RawHttp.Answer scripts = raw("PATCH " + services + "OrganizationData.svc/ContactSet", "", "{}");
        assertThat(scripts.status()).as(scripts.body()).isEqualTo(405);
        assertThat(scripts.header("Content-Type")).startsWith("application/xml");
        assertThat(scripts.body()).contains("<error ");

        RawHttp.Answer firewall =
                raw("GET " + services + "OrganizationData.svc/ContactSet;x=1", "Accept: application/json\r\n", "");
        assertThat(firewall.status()).as(firewall.body()).isEqualTo(400);
        assertThat(firewall.body()).startsWith("{\"error\":");
    }

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void aFormIsNoEntryAndIsNotToldToTheLog(CapturedOutput log) throws IOException {
        String credentials = Base64.getEncoder().encodeToString((seller + ":sandbox").getBytes(StandardCharsets.UTF_8));
        for (String type : new String[] {"application/x-www-form-urlencoded; charset=unicorn", "text/plain", ";"}) {
            RawHttp.Answer answer = raw(
                    "POST /xrm/forsage/XRMServices/2011/OrganizationData.svc/ContactSet",
                    "Accept: application/json\r\nAuthorization: Basic " + credentials + "\r\nContent-Type: " + type
                            + "\r\n",
                    "{\"LastName\": \"Nikto\"}");
            assertThat(answer.status()).as(type + ": " + answer.body()).isEqualTo(415);
            assertThat(answer.body()).startsWith("{\"error\":").contains("Content-Type");
        }
        assertThat(log).doesNotContain("Nikto");
        assertThat(journaled()).isEqualTo(newest);
    }
}
