package org.floris.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Callers who log in in all the ways that clients of the CRMs have. */
class LoginJourney extends HubInABox {
    private static final String NOBODY = null;
    private static final String SERVICES = "http://schemas.microsoft.com/xrm/2011/Contracts/Services";
    private static final String DISCOVERY = "http://schemas.microsoft.com/xrm/2011/Contracts/Discovery";
    private static final String SECURITY =
            "<o:Security xmlns:o=\"http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd\">"
                    + "<o:UsernameToken xmlns:u=\"http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd\">"
                    + "<o:Username>%s</o:Username><o:Password Type=\"http://docs.oasis-open.org/wss/2004/01/"
                    + "oasis-200401-wss-username-token-profile-1.0#%s\">%s</o:Password>%s</o:UsernameToken></o:Security>";

    @Autowired
    MeterRegistry meters;

    private String client;

    @BeforeEach
    void aClientOfTheBank() {
        client = sample("forsage", "contact", 23);
    }

    @Test
    void overHttpsAReadIsAnsweredAsWithoutIt() {
        PlainSoap.Answer answer =
                secureFacade("forsage", true, user("sales"), null).retrieve("contact", client, "lastname");

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.attribute("lastname"))
                .isEqualTo(
                        crm("forsage", "floris-hub").retrieve("contact", client).attribute("lastname"));
    }

    @Test
    void aClientCertificateLogsItsUserIn() {
        PlainSoap portal = secureFacade("forsage", false, NOBODY, "portal");

        assertThat(portal.whoAmI().body()).contains(userId("abramov.gi"));
        double before = shortReads();
        assertThat(portal.retrieve("contact", client, "lastname").status()).isEqualTo(200);
        assertThat(shortReads()).isEqualTo(before + 1);
    }

    @Test
    void aClientCertificateThatMayActForOthersNamesThemByCallerId() {
        String other = userId(lastUser(3));
        PlainSoap portal = secureFacade("forsage", false, NOBODY, "portal")
                .secured(() -> "<h:CallerId xmlns:h=\"http://schemas.microsoft.com/xrm/2011/Contracts\">" + other
                        + "</h:CallerId>");

        assertThat(portal.whoAmI().body()).contains(other).doesNotContain(userId("abramov.gi"));
    }

    @Test
    void aStrangersCertificateIsRefusedInTheDialect() {
        PlainSoap.Answer soap12 =
                secureFacade("forsage", true, NOBODY, "stranger").whoAmI();
        PlainSoap.Answer soap11 =
                secureFacade("forsage", false, NOBODY, "stranger").whoAmI();

        assertThat(soap12.status()).isEqualTo(500);
        assertThat(soap12.text("Subcode")).isEqualTo("wsse:FailedAuthentication");
        assertThat(soap12.text("RelatesTo")).startsWith("urn:uuid:");
        assertThat(soap11.text("faultcode")).isEqualTo("wsse:FailedAuthentication");
    }

    @Test
    void withoutAnythingTheCallerIsAskedForBasic() {
        assertThat(secureFacade("forsage", false, NOBODY, null).whoAmI().status())
                .isEqualTo(401);
    }

    @Test
    void aClaimsBasedClientFindsTheTokenServiceAndReadsAndWrites() throws Exception {
        ClaimsClient claims = claims("forsage");
        assertThat(claims.tokenService()).isEqualTo(secure() + "/xrm/forsage/adfs/services/trust/13/usernamemixed");
        HttpResponse<String> issued = claims.logIn(claims.tokenService(), user("sales"), "sandbox", Instant.now());
        assertThat(issued.statusCode()).as(issued.body()).isEqualTo(200);
        assertThat(claims.expires()).isAfter(Instant.now().plus(Duration.ofHours(7)));

        HttpResponse<String> read = claims.call(service("forsage"), action("Retrieve"), retrieve(), Instant.now());
        assertThat(read.statusCode()).as(read.body()).isEqualTo(200);
        assertThat(read.body()).contains("RelatesTo", "lastname").contains("<u:Timestamp u:Id=\"_0\"");

        String update =
                """
                <Update xmlns="%s" xmlns:i="http://www.w3.org/2001/XMLSchema-instance">%s</Update>"""
                        .formatted(
                                SERVICES,
                                PlainSoap.entity("contact", client, PlainSoap.string("description", "Claimed")));
        HttpResponse<String> written = claims.call(service("forsage"), action("Update"), update, Instant.now());
        assertThat(written.statusCode()).as(written.body()).isEqualTo(200);
        assertThat(ClaimsClient.parse(written.body())
                        .getElementsByTagName("u:Expires")
                        .getLength())
                .isEqualTo(1);
        assertThat(crm("forsage", "floris-hub")
                        .retrieve("contact", client, "description")
                        .attribute("description"))
                .isEqualTo("Claimed");
    }

    @Test
    void theTokenServiceAnswersInTheShapeOfAdfs() throws Exception {
        ClaimsClient claims = claims("forsage");
        String body = claims.logIn(
                        secure() + "/adfs/services/trust/13/usernamemixed", user("sales"), "sandbox", Instant.now())
                .body();

        List<String> names = new ArrayList<>();
        names(ClaimsClient.parse(body).getDocumentElement(), names);
        assertThat(names)
                .containsExactly(
                        """
                        s:Envelope s:Header a:Action a:RelatesTo o:Security u:Timestamp u:Created u:Expires s:Body \
                        trust:RequestSecurityTokenResponseCollection trust:RequestSecurityTokenResponse trust:Lifetime \
                        wsu:Created wsu:Expires wsp:AppliesTo wsa:EndpointReference wsa:Address \
                        trust:RequestedSecurityToken xenc:EncryptedData xenc:EncryptionMethod KeyInfo e:EncryptedKey \
                        e:EncryptionMethod DigestMethod KeyInfo o:SecurityTokenReference X509Data X509IssuerSerial \
                        X509IssuerName X509SerialNumber e:CipherData e:CipherValue xenc:CipherData xenc:CipherValue \
                        trust:RequestedProofToken trust:BinarySecret trust:RequestedAttachedReference \
                        o:SecurityTokenReference o:KeyIdentifier trust:RequestedUnattachedReference \
                        o:SecurityTokenReference o:KeyIdentifier trust:TokenType trust:RequestType trust:KeyType"""
                                .split(" "));
    }

    @Test
    void aWrongPasswordAClockThatIsOffAndAnUnknownScopeAreToldAsAdfsDoes() throws Exception {
        ClaimsClient claims = claims("forsage");
        String address = claims.tokenService();

        assertThat(claims.logIn(address, user("sales"), "guessed", Instant.now())
                        .body())
                .contains("wst:FailedAuthentication", "ID3242", "http://docs.oasis-open.org/ws-sx/ws-trust/200512")
                .doesNotContain("guessed");
        assertThat(claims.logIn(address, user("sales"), "sandbox", Instant.now().minusSeconds(600))
                        .body())
                .contains("a:InvalidSecurity");
        assertThat(new ClaimsClient(service("mars"), tls())
                        .logIn(address, user("sales"), "sandbox", Instant.now())
                        .body())
                .contains("wst:InvalidScope");
        assertThat(claims.post(address, "<s:Envelope").body()).contains("wst:InvalidRequest");
    }

    @Test
    void aTokenWhoseTimeStampIsOldIsRefused() throws Exception {
        ClaimsClient claims = claims("forsage");
        claims.logIn(claims.tokenService(), user("sales"), "sandbox", Instant.now());

        HttpResponse<String> late = claims.call(
                service("forsage"),
                action("Retrieve"),
                retrieve(),
                Instant.now().minusSeconds(900));

        assertThat(late.statusCode()).isEqualTo(500);
        assertThat(late.body()).contains("a:InvalidSecurity", "RelatesTo").doesNotContain("lastname");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aUsernameTokenLogsInAndTheCrmIsAskedOnceForManyCalls(boolean soap12) {
        String user = user("sales");
        PlainSoap caller = facade("forsage", soap12, NOBODY)
                .secured(() -> SECURITY.formatted(user, "PasswordText", "sandbox", ""));
        caller.whoAmI();
        double asked = accepted();
        double before = shortReads();

        for (int call = 0; call < 20; call++) {
            assertThat(caller.retrieve("contact", client, "lastname").status()).isEqualTo(200);
        }

        assertThat(shortReads()).isEqualTo(before + 20);
        assertThat(accepted()).isEqualTo(asked);
        PlainSoap.Answer wrong = facade("forsage", soap12, NOBODY)
                .secured(() -> SECURITY.formatted(user, "PasswordText", "guessed", ""))
                .whoAmI();
        assertThat(wrong.text(soap12 ? "Subcode" : "faultcode")).isEqualTo("wsse:FailedAuthentication");
    }

    @Test
    void aTokensUserIsAskedForOnceAndHisReadsTakeTheShortWay() throws Exception {
        ClaimsClient claims = claims("forsage");
        double asked = accepted();
        claims.logIn(claims.tokenService(), lastUser(2), "sandbox", Instant.now());
        claims.call(service("forsage"), action("Retrieve"), retrieve(), Instant.now());
        assertThat(accepted()).isEqualTo(asked + 1);
        double before = shortReads();

        for (int call = 0; call < 20; call++) {
            claims.call(service("forsage"), action("Retrieve"), retrieve(), Instant.now());
        }

        assertThat(accepted()).isEqualTo(asked + 1);
        assertThat(shortReads()).isEqualTo(before + 20);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aDigestLogsInOnceOnEitherWay(boolean soap12) {
        String user = user("sales");
        Supplier<String> fresh = () -> digest(user);
        PlainSoap caller = facade("forsage", soap12, NOBODY).secured(fresh);
        assertThat(caller.whoAmI().status()).isEqualTo(200);
        double before = shortReads();
        assertThat(caller.retrieve("contact", client, "lastname").status()).isEqualTo(200);
        assertThat(shortReads()).isEqualTo(before + 1);

        String once = fresh.get();
        PlainSoap replayed = facade("forsage", soap12, NOBODY).secured(() -> once);
        assertThat(replayed.retrieve("contact", client, "lastname").status()).isEqualTo(200);
        PlainSoap.Answer again = replayed.retrieve("contact", client, "lastname");
        assertThat(again.text(soap12 ? "Subcode" : "faultcode")).isEqualTo("wsse:FailedAuthentication");
        assertThat(again.body()).contains("Nonce");
    }

    @Test
    void whoGuessesIsRefusedForAWhileThoughHeGuessesRightAtLastAndTheUserIsLoggedIn() {
        String user = lastUser(4);
        PlainSoap right =
                facade("forsage", false, NOBODY).secured(() -> SECURITY.formatted(user, "PasswordText", "sandbox", ""));
        right.whoAmI();
        double before = shortReads();
        assertThat(right.retrieve("contact", client, "lastname").status()).isEqualTo(200);
        assertThat(shortReads()).isEqualTo(before + 1);
        for (int guess = 0; guess < 10; guess++) {
            assertThat(guessing(user, "guess" + guess).text("faultcode")).isEqualTo("wsse:FailedAuthentication");
        }
        assertThat(guessing(user, "guess").body()).contains("Too many wrong log-ins");
        assertThat(right.whoAmI().body()).contains("Too many wrong log-ins");
        assertThat(right.retrieve("contact", client, "lastname").body())
                .as("by the short way of reads")
                .contains("Too many wrong log-ins");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Organization", "Discovery"})
    void eitherContractTellsHowToLogIn(String name) throws Exception {
        String service = "http://localhost:" + port + "/xrm/forsage/XRMServices/2011/" + name + ".svc";
        ClaimsClient claims = claims("forsage");
        String root = claims.get(service + "?wsdl");
        assertThat(ClaimsClient.parse(claims.get(service + "?wsdl=wsdl0"))
                        .getDocumentElement()
                        .hasAttribute("name"))
                .isFalse();
        assertThat(root).contains("<wsdl:import ", service + "?wsdl=wsdl0", "location=\"" + service + "\"");
        for (String text : List.of(
                root,
                claims.get(service + "?wsdl=wsdl0"),
                claims.get(service.replace("XRMServices", "XrmServices") + "?singleWsdl"))) {
            Document contract = ClaimsClient.parse(text);
            assertThat(first(contract, "ms-xrm:Authentication")).isEqualTo("Federation");
            assertThat(first(contract, "ms-xrm:AppliesTo")).isEqualTo(service("forsage"));
        }
        Element issuer = (Element)
                ClaimsClient.parse(root).getElementsByTagNameNS("*", "Issuer").item(0);
        assertThat(issuer.getElementsByTagName("Address").item(0).getTextContent())
                .isEqualTo(claims.tokenService());
        String metadata = ((Element) issuer.getElementsByTagName("Metadata").item(0))
                .getElementsByTagName("Address")
                .item(0)
                .getTextContent();
        assertThat(claims.get(metadata)).contains("UserNameWSTrustBinding_IWSTrust13Async", claims.tokenService());
        assertThat(claims.post(
                                metadata,
                                "<s:Envelope xmlns:s=\"http://www.w3.org/2003/05/soap-envelope\"><s:Body><x/></s:Body></s:Envelope>")
                        .body())
                .contains("transfer/GetResponse", claims.tokenService());
    }

    @Test
    void behindAProxyTheContractNamesTheProxysAddress() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(
                        "http://127.0.0.1:" + port + "/xrm/loris/XRMServices/2011/Organization.svc?wsdl=wsdl0"))
                .header("X-Forwarded-Proto", "https")
                .header("X-Forwarded-Host", "crm.bank.example")
                .header("X-Forwarded-Port", "443")
                .build();
        String contract = HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();

        assertThat(first(ClaimsClient.parse(contract), "ms-xrm:Identifier"))
                .isEqualTo("https://crm.bank.example/xrm/loris/adfs/services/trust");
    }

    @Test
    void theDiscoveryServiceAnswersWithTheHubsOwnAddresses() throws Exception {
        ClaimsClient claims = claims("loris");
        claims.logIn(claims.tokenService(), user("sales"), "sandbox", Instant.now());

        Document organizations = discover(claims, "RetrieveOrganizationsRequest", "<Release>Current</Release>");
        assertThat(first(organizations, "OrganizationDetail")).contains(service("loris"));
        assertThat(first(organizations, "UniqueName")).isEqualTo("loris");
        assertThat(first(organizations, "OrganizationVersion")).contains(".");
        assertThat(first(discover(claims, "RetrieveOrganizationRequest", "<UniqueName>mars</UniqueName>"), "ErrorCode"))
                .isEqualTo("-2147220969");
        String login = user("sales");
        String principal = login.substring(login.indexOf('\\') + 1) + "@bank.example";
        assertThat(first(
                        discover(
                                claims,
                                "RetrieveUserIdByExternalIdRequest",
                                "<ExternalId>C:" + principal + "</ExternalId>"),
                        "UserId"))
                .isEqualTo(userId("loris", login));
        assertThat(claims.post(
                                discovery(),
                                "<s:Envelope xmlns:s=\"http://www.w3.org/2003/05/soap-envelope\"><s:Body><x/></s:Body></s:Envelope>")
                        .statusCode())
                .isEqualTo(401);
    }

    private Document discover(ClaimsClient claims, String kind, String members) throws Exception {
        return ClaimsClient.parse(claims.call(
                        discovery(),
                        DISCOVERY + "/IDiscoveryService/Execute",
                        """
                        <Execute xmlns="%s"><request i:type="%s" xmlns:i="http://www.w3.org/2001/XMLSchema-instance">%s</request></Execute>"""
                                .formatted(DISCOVERY, kind, members),
                        Instant.now())
                .body());
    }

    private String discovery() {
        return service("loris").replace("Organization.svc", "Discovery.svc");
    }

    private PlainSoap.Answer guessing(String user, String password) {
        return facade("forsage", false, NOBODY)
                .secured(() -> SECURITY.formatted(user, "PasswordText", password, ""))
                .whoAmI();
    }

    private static String digest(String user) {
        try {
            byte[] nonce = new byte[16];
            new SecureRandom().nextBytes(nonce);
            String created = Instant.now().truncatedTo(ChronoUnit.MILLIS).toString();
            MessageDigest sha = MessageDigest.getInstance("SHA-1");
            sha.update(nonce);
            sha.update(created.getBytes(StandardCharsets.UTF_8));
            byte[] digest = sha.digest("sandbox".getBytes(StandardCharsets.UTF_8));
            Base64.Encoder base64 = Base64.getEncoder();
            return SECURITY.formatted(
                    user,
                    "PasswordDigest",
                    base64.encodeToString(digest),
                    "<o:Nonce>" + base64.encodeToString(nonce) + "</o:Nonce><u:Created>" + created + "</u:Created>");
        } catch (java.security.GeneralSecurityException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private ClaimsClient claims(String system) {
        return new ClaimsClient(service(system), tls());
    }

    private HttpClient tls() {
        Path directory = Path.of(environment.getRequiredProperty("floris.data-directory"));
        return HttpClient.newBuilder()
                .sslContext(TestKeys.tls(directory.resolve("facade.p12"), null))
                .build();
    }

    private String service(String system) {
        return secure() + "/xrm/" + system + "/XRMServices/2011/Organization.svc";
    }

    private static String action(String operation) {
        return SERVICES + "/IOrganizationService/" + operation;
    }

    private String retrieve() {
        return """
                <Retrieve xmlns="%s"><entityName>contact</entityName><id>%s</id>
                <columnSet xmlns:b="http://schemas.microsoft.com/xrm/2011/Contracts"><b:AllColumns>false</b:AllColumns>
                <b:Columns xmlns:d="http://schemas.microsoft.com/2003/10/Serialization/Arrays"><d:string>lastname</d:string></b:Columns>
                </columnSet></Retrieve>"""
                .formatted(SERVICES, client);
    }

    /** One of the last sellers, whom no other story knows; the very last one is OtherHomeJourney's. */
    private String lastUser(int fromTheEnd) {
        List<String> sellers = new ArrayList<>();
        admin("forsage", "/sandbox/users").forEach(user -> {
            if (user.path("department").asText().equals("sales")) {
                sellers.add(user.path("login").asText());
            }
        });
        return sellers.get(sellers.size() - fromTheEnd);
    }

    private double shortReads() {
        return meters.counter("floris.facade.reads", "way", "short").count();
    }

    private double accepted() {
        return meters.get("floris.facade.logins").tag("outcome", "accepted").counters().stream()
                .mapToDouble(counter -> counter.count())
                .sum();
    }

    private static String first(Document document, String tag) {
        return document.getElementsByTagName(tag).item(0).getTextContent();
    }

    private static void names(Element element, List<String> names) {
        names.add(element.getNodeName());
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element next) {
                names(next, names);
            }
        }
    }
}
