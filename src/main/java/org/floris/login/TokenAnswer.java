package org.floris.login;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Optional;

/**
 * The answer of the token service, letter for letter in the shape of ADFS: clients pick its parts by their prefixes.
 */
final class TokenAnswer {
    private static final Duration MESSAGE_HOLDS = Duration.ofMinutes(5);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private static final String REFERENCE =
            """
            <o:SecurityTokenReference k:TokenType="http://docs.oasis-open.org/wss/oasis-wss-saml-token-profile-1.1#SAMLV1.1" \
            xmlns:o="http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd" \
            xmlns:k="http://docs.oasis-open.org/wss/oasis-wss-wssecurity-secext-1.1.xsd">\
            <o:KeyIdentifier ValueType="http://docs.oasis-open.org/wss/oasis-wss-saml-token-profile-1.0#SAMLAssertionID">\
            %s</o:KeyIdentifier></o:SecurityTokenReference>""";

    private static final String ENVELOPE =
            """
            <s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope" xmlns:a="http://www.w3.org/2005/08/addressing" \
            xmlns:u="http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd"><s:Header>\
            <a:Action s:mustUnderstand="1">http://docs.oasis-open.org/ws-sx/ws-trust/200512/RSTRC/IssueFinal</a:Action>\
            {relatesTo}<o:Security s:mustUnderstand="1" \
            xmlns:o="http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd">\
            <u:Timestamp u:Id="_0"><u:Created>{now}</u:Created><u:Expires>{soon}</u:Expires></u:Timestamp></o:Security>\
            </s:Header><s:Body>\
            <trust:RequestSecurityTokenResponseCollection xmlns:trust="http://docs.oasis-open.org/ws-sx/ws-trust/200512">\
            <trust:RequestSecurityTokenResponse><trust:Lifetime>\
            <wsu:Created xmlns:wsu="http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd">\
            {now}</wsu:Created>\
            <wsu:Expires xmlns:wsu="http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd">\
            {expires}</wsu:Expires></trust:Lifetime>\
            <wsp:AppliesTo xmlns:wsp="http://schemas.xmlsoap.org/ws/2004/09/policy">\
            <wsa:EndpointReference xmlns:wsa="http://www.w3.org/2005/08/addressing"><wsa:Address>{appliesTo}</wsa:Address>\
            </wsa:EndpointReference></wsp:AppliesTo><trust:RequestedSecurityToken>\
            <xenc:EncryptedData Type="http://www.w3.org/2001/04/xmlenc#Element" \
            xmlns:xenc="http://www.w3.org/2001/04/xmlenc#">\
            <xenc:EncryptionMethod Algorithm="http://www.w3.org/2001/04/xmlenc#aes256-cbc"/>\
            <KeyInfo xmlns="http://www.w3.org/2000/09/xmldsig#">\
            <e:EncryptedKey xmlns:e="http://www.w3.org/2001/04/xmlenc#">\
            <e:EncryptionMethod Algorithm="http://www.w3.org/2001/04/xmlenc#rsa-oaep-mgf1p">\
            <DigestMethod Algorithm="http://www.w3.org/2000/09/xmldsig#sha1"/></e:EncryptionMethod><KeyInfo>\
            <o:SecurityTokenReference \
            xmlns:o="http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd"><X509Data>\
            <X509IssuerSerial><X509IssuerName>{issuer}</X509IssuerName><X509SerialNumber>{serial}</X509SerialNumber>\
            </X509IssuerSerial></X509Data></o:SecurityTokenReference></KeyInfo><e:CipherData>\
            <e:CipherValue>{key}</e:CipherValue></e:CipherData></e:EncryptedKey></KeyInfo><xenc:CipherData>\
            <xenc:CipherValue>{content}</xenc:CipherValue></xenc:CipherData></xenc:EncryptedData>\
            </trust:RequestedSecurityToken>{proof}\
            <trust:RequestedAttachedReference>{reference}</trust:RequestedAttachedReference>\
            <trust:RequestedUnattachedReference>{reference}</trust:RequestedUnattachedReference>\
            <trust:TokenType>urn:oasis:names:tc:SAML:1.0:assertion</trust:TokenType>\
            <trust:RequestType>http://docs.oasis-open.org/ws-sx/ws-trust/200512/Issue</trust:RequestType>\
            <trust:KeyType>http://docs.oasis-open.org/ws-sx/ws-trust/200512/SymmetricKey</trust:KeyType>\
            </trust:RequestSecurityTokenResponse></trust:RequestSecurityTokenResponseCollection></s:Body></s:Envelope>""";

    private TokenAnswer() {}

    static byte[] write(TokenRequest request, Tokens.Issued token, ProofKey proof) {
        Instant now = token.created();
        return Xml.bytes(ENVELOPE.replace(
                        "{relatesTo}",
                        request.messageId()
                                .map(id -> "<a:RelatesTo>" + Xml.escaped(id) + "</a:RelatesTo>")
                                .orElse(""))
                .replace("{now}", TIME.format(now))
                .replace("{soon}", TIME.format(now.plus(MESSAGE_HOLDS)))
                .replace("{expires}", TIME.format(token.expires()))
                .replace(
                        "{issuer}",
                        Xml.escaped(token.pair()
                                .certificate()
                                .getIssuerX500Principal()
                                .toString()))
                .replace(
                        "{serial}", token.pair().certificate().getSerialNumber().toString())
                .replace("{key}", token.carried().encryptedKey())
                .replace("{content}", token.carried().content())
                .replace("{proof}", proof(proof))
                .replace("{reference}", REFERENCE.formatted(token.id()))
                // Last, for only this one is the caller's own text.
                .replace("{appliesTo}", Xml.escaped(request.appliesTo())));
    }

    private static String proof(ProofKey proof) {
        Optional<String> entropy = proof.hubsPart().map(Base64.getEncoder()::encodeToString);
        return entropy.map(part -> "<trust:RequestedProofToken><trust:ComputedKey>" + Xml.TRUST
                        + "/CK/PSHA1</trust:ComputedKey></trust:RequestedProofToken><trust:Entropy>"
                        + "<trust:BinarySecret Type=\"" + Xml.TRUST + "/Nonce\">" + part
                        + "</trust:BinarySecret></trust:Entropy>")
                .orElseGet(() -> "<trust:RequestedProofToken><trust:BinarySecret>"
                        + Base64.getEncoder().encodeToString(proof.key())
                        + "</trust:BinarySecret></trust:RequestedProofToken>");
    }
}
