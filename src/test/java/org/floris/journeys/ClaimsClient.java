package org.floris.journeys;

import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

/**
 * A claims-based client as one meets it in the field: it finds the token service in the contract, asks for a token, picks
 * the parts of the answer by their prefixes, and puts a header together from them. Shares nothing with the project.
 */
final class ClaimsClient {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSSS'Z'").withZone(ZoneOffset.UTC);

    private final String service;
    private final HttpClient http;
    private Document answer;
    private Token token;

    private record Token(
            String key, String content, String issuer, String serial, String keyIdentifier, String secret) {}

    /** @param service address of Organization.svc */
    ClaimsClient(String service, HttpClient http) {
        this.service = service;
        this.http = http;
    }

    /** The token service's address, by the prefix that its element has in the contract. */
    String tokenService() throws Exception {
        Document contract = parse(get(service + "?wsdl=wsdl0"));
        return contract.getElementsByTagName("ms-xrm:Identifier").item(0).getTextContent() + "/13/usernamemixed";
    }

    String get(String address) throws Exception {
        return http.send(HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }

    /** Asks for a token, and keeps it if there is one. */
    HttpResponse<String> logIn(String address, String user, String password, Instant now) throws Exception {
        HttpResponse<String> response = post(
                address,
                """
                <s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope" xmlns:a="http://www.w3.org/2005/08/addressing"><s:Header>
                <a:Action s:mustUnderstand="1">http://docs.oasis-open.org/ws-sx/ws-trust/200512/RST/Issue</a:Action>
                <a:MessageID>urn:uuid:%s</a:MessageID>
                <a:ReplyTo><a:Address>http://www.w3.org/2005/08/addressing/anonymous</a:Address></a:ReplyTo>
                <Security s:mustUnderstand="1" xmlns:u="http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd" xmlns="http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd">
                <u:Timestamp u:Id="%s"><u:Created>%s</u:Created><u:Expires>%s</u:Expires></u:Timestamp>
                <UsernameToken u:Id="%s"><Username>%s</Username>
                <Password Type="http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-username-token-profile-1.0#PasswordText">%s</Password></UsernameToken></Security>
                <a:To s:mustUnderstand="1">%s</a:To></s:Header><s:Body>
                <trust:RequestSecurityToken xmlns:trust="http://docs.oasis-open.org/ws-sx/ws-trust/200512">
                <wsp:AppliesTo xmlns:wsp="http://schemas.xmlsoap.org/ws/2004/09/policy"><a:EndpointReference><a:Address>%s</a:Address></a:EndpointReference></wsp:AppliesTo>
                <trust:RequestType>http://docs.oasis-open.org/ws-sx/ws-trust/200512/Issue</trust:RequestType>
                </trust:RequestSecurityToken></s:Body></s:Envelope>"""
                        .formatted(
                                UUID.randomUUID(),
                                UUID.randomUUID(),
                                TIME.format(now),
                                TIME.format(now.plusSeconds(3600)),
                                UUID.randomUUID(),
                                user,
                                password,
                                address,
                                service));
        if (response.statusCode() == 200) {
            answer = parse(response.body());
            token = new Token(
                    text("e:CipherValue"),
                    text("xenc:CipherValue"),
                    text("X509IssuerName"),
                    text("X509SerialNumber"),
                    text("o:KeyIdentifier"),
                    text("trust:BinarySecret"));
        }
        return response;
    }

    Instant expires() {
        return Instant.parse(text("wsu:Expires"));
    }

    private String text(String tag) {
        return answer.getElementsByTagName(tag)
                .item(0)
                .getFirstChild()
                .getTextContent()
                .trim();
    }

    /** Calls an operation with the token and a header of its own. */
    HttpResponse<String> call(String address, String action, String body, Instant now) throws Exception {
        return post(
                address,
                """
                <s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope" xmlns:a="http://www.w3.org/2005/08/addressing"><s:Header>
                <a:Action s:mustUnderstand="1">%s</a:Action><a:MessageID>urn:uuid:%s</a:MessageID>
                <a:ReplyTo><a:Address>http://www.w3.org/2005/08/addressing/anonymous</a:Address></a:ReplyTo>
                <a:To s:mustUnderstand="1">%s</a:To>%s</s:Header><s:Body>%s</s:Body></s:Envelope>"""
                        .formatted(action, UUID.randomUUID(), address, security(now), body));
    }

    private String security(Instant now) throws Exception {
        String stamp =
                "<u:Timestamp xmlns:u=\"http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd\""
                        + " u:Id=\"_0\"><u:Created>" + TIME.format(now.minusSeconds(60)) + "</u:Created><u:Expires>"
                        + TIME.format(now.plusSeconds(3600)) + "</u:Expires></u:Timestamp>";
        String digest = base64(MessageDigest.getInstance("SHA-1").digest(stamp.getBytes(StandardCharsets.UTF_8)));
        String canonical =
                """
                <SignedInfo xmlns="http://www.w3.org/2000/09/xmldsig#"><CanonicalizationMethod Algorithm="http://www.w3.org/2001/10/xml-exc-c14n#"></CanonicalizationMethod><SignatureMethod Algorithm="http://www.w3.org/2000/09/xmldsig#hmac-sha1"></SignatureMethod><Reference URI="#_0"><Transforms><Transform Algorithm="http://www.w3.org/2001/10/xml-exc-c14n#"></Transform></Transforms><DigestMethod Algorithm="http://www.w3.org/2000/09/xmldsig#sha1"></DigestMethod><DigestValue>%s</DigestValue></Reference></SignedInfo>"""
                        .formatted(digest);
        Mac mac = Mac.getInstance("HmacSHA1");
        mac.init(new SecretKeySpec(Base64.getDecoder().decode(token.secret), "HmacSHA1"));
        String signature = base64(mac.doFinal(canonical.getBytes(StandardCharsets.UTF_8)));
        return """
                <o:Security xmlns:o="http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd">%s
                <xenc:EncryptedData Type="http://www.w3.org/2001/04/xmlenc#Element" xmlns:xenc="http://www.w3.org/2001/04/xmlenc#">
                <xenc:EncryptionMethod Algorithm="http://www.w3.org/2001/04/xmlenc#aes256-cbc"/>
                <KeyInfo xmlns="http://www.w3.org/2000/09/xmldsig#"><e:EncryptedKey xmlns:e="http://www.w3.org/2001/04/xmlenc#">
                <e:EncryptionMethod Algorithm="http://www.w3.org/2001/04/xmlenc#rsa-oaep-mgf1p"><DigestMethod Algorithm="http://www.w3.org/2000/09/xmldsig#sha1"/></e:EncryptionMethod>
                <KeyInfo><o:SecurityTokenReference><X509Data><X509IssuerSerial><X509IssuerName>%s</X509IssuerName><X509SerialNumber>%s</X509SerialNumber></X509IssuerSerial></X509Data></o:SecurityTokenReference></KeyInfo>
                <e:CipherData><e:CipherValue>%s</e:CipherValue></e:CipherData></e:EncryptedKey></KeyInfo>
                <xenc:CipherData><xenc:CipherValue>%s</xenc:CipherValue></xenc:CipherData></xenc:EncryptedData>
                <Signature xmlns="http://www.w3.org/2000/09/xmldsig#"><SignedInfo><CanonicalizationMethod Algorithm="http://www.w3.org/2001/10/xml-exc-c14n#"/><SignatureMethod Algorithm="http://www.w3.org/2000/09/xmldsig#hmac-sha1"/><Reference URI="#_0"><Transforms><Transform Algorithm="http://www.w3.org/2001/10/xml-exc-c14n#"/></Transforms><DigestMethod Algorithm="http://www.w3.org/2000/09/xmldsig#sha1"/><DigestValue>%s</DigestValue></Reference></SignedInfo><SignatureValue>%s</SignatureValue>
                <KeyInfo><o:SecurityTokenReference><o:KeyIdentifier ValueType="http://docs.oasis-open.org/wss/oasis-wss-saml-token-profile-1.0#SAMLAssertionID">%s</o:KeyIdentifier></o:SecurityTokenReference></KeyInfo></Signature></o:Security>"""
                .formatted(
                        stamp,
                        token.issuer,
                        token.serial,
                        token.key,
                        token.content,
                        digest,
                        signature,
                        token.keyIdentifier);
    }

    HttpResponse<String> post(String address, String envelope) throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create(address))
                        .header("Content-Type", "application/soap+xml; charset=utf-8")
                        .POST(HttpRequest.BodyPublishers.ofString(envelope))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    static Document parse(String xml) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        return factory.newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
