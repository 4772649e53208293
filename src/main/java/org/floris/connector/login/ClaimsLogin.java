package org.floris.connector.login;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.hc.client5.http.classic.methods.HttpPost;

/**
 * The token in the envelope, with a time stamp that is signed by the proof key (WS-Security 1.1, endorsing supporting
 * token; exclusive canonicalization, HMAC-SHA1). Both signed parts are written in their canonical form at once.
 */
final class ClaimsLogin implements TokenHttp.Carrying<ClaimsToken> {
    private static final String C14N = "http://www.w3.org/2001/10/xml-exc-c14n#";
    private static final int GOOD_FOR = 5;
    private static final Pattern HEADER = Pattern.compile("<(?:[\\w.-]+:)?Header(?:\\s[^>]*)?>");
    private static final Pattern BODY = Pattern.compile("<([\\w.-]+:)?Body[\\s/>]");
    private static final Pattern SECURITY_FAULT = Pattern.compile("<(?:[\\w.-]+:)?(?:faultcode|Value)(?:\\s[^>]*)?>\\s*"
            + "(?:[\\w.-]+:)?(?:InvalidSecurity|FailedAuthentication|FailedCheck|InvalidSecurityToken|SecurityTokenUnavailable"
            + "|MessageExpired|BadContextToken)\\s*</");
    private static final int LOOK_AT_MOST = 4_096;

    private final Clock clock;

    ClaimsLogin(Clock clock) {
        this.clock = clock;
    }

    @Override
    public HttpPost request(Post post, ClaimsToken token) {
        return post.withEnvelope(signed(post.envelope(), token)).request();
    }

    /** The envelope with the header Security before its other headers. */
    byte[] signed(byte[] envelope, ClaimsToken token) {
        String text = new String(envelope, StandardCharsets.UTF_8);
        Matcher header = HEADER.matcher(text);
        Matcher body = BODY.matcher(text);
        if (!body.find()) {
            throw new IllegalArgumentException("An envelope without a Body cannot be signed");
        }
        String prefix = body.group(1) == null ? "" : body.group(1);
        String security = security(prefix, token);
        String signed = header.find() && header.start() < body.start()
                ? text.substring(0, header.end()) + security + text.substring(header.end())
                : text.substring(0, body.start()) + "<" + prefix + "Header>" + security + "</" + prefix + "Header>"
                        + text.substring(body.start());
        return signed.getBytes(StandardCharsets.UTF_8);
    }

    private String security(String prefix, ClaimsToken token) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        String timestamp = "<u:Timestamp xmlns:u=\"" + XmlTexts.WSU + "\" u:Id=\"_0\"><u:Created>" + time(now)
                + "</u:Created><u:Expires>" + time(now.plus(GOOD_FOR, ChronoUnit.MINUTES))
                + "</u:Expires></u:Timestamp>";
        String signedInfo = "<SignedInfo xmlns=\"" + XmlTexts.DSIG + "\"><CanonicalizationMethod Algorithm=\"" + C14N
                + "\"></CanonicalizationMethod><SignatureMethod Algorithm=\"" + XmlTexts.DSIG
                + "hmac-sha1\"></SignatureMethod><Reference URI=\"#_0\"><Transforms><Transform Algorithm=\"" + C14N
                + "\"></Transform></Transforms><DigestMethod Algorithm=\"" + XmlTexts.DSIG
                + "sha1\"></DigestMethod><DigestValue>" + digest(timestamp) + "</DigestValue></Reference></SignedInfo>";
        String must = prefix.isEmpty() ? "" : prefix + "mustUnderstand=\"1\" ";
        return "<o:Security " + must + "xmlns:o=\"" + XmlTexts.WSSE + "\">" + timestamp + token.assertion()
                + "<Signature xmlns=\"" + XmlTexts.DSIG + "\">" + signedInfo + "<SignatureValue>"
                + signature(signedInfo, token.proofKey()) + "</SignatureValue><KeyInfo>" + token.reference()
                + "</KeyInfo></Signature></o:Security>";
    }

    /** Always with milliseconds, as the service writes them. */
    private static String time(Instant instant) {
        String text = instant.toString();
        return text.length() == 20 ? text.replace("Z", ".000Z") : text;
    }

    private static String digest(String canonical) {
        try {
            return Base64.getEncoder()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-1").digest(canonical.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String signature(String canonical, byte[] proofKey) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(proofKey, "HmacSHA1"));
            return Base64.getEncoder().encodeToString(mac.doFinal(canonical.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Only the fault's own code counts: what a plug-in says may name anything. */
    @Override
    public boolean refuses(Reply reply) {
        return reply.status() == 401
                || reply.status() == 500
                        && SECURITY_FAULT
                                .matcher(new String(
                                        reply.body(),
                                        0,
                                        Math.min(LOOK_AT_MOST, reply.body().length),
                                        StandardCharsets.UTF_8))
                                .find();
    }
}
