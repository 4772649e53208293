package org.floris.login;

import java.util.List;
import java.util.Set;
import javax.crypto.spec.SecretKeySpec;
import javax.xml.crypto.MarshalException;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.DigestMethod;
import javax.xml.crypto.dsig.Reference;
import javax.xml.crypto.dsig.SignatureMethod;
import javax.xml.crypto.dsig.SignedInfo;
import javax.xml.crypto.dsig.XMLSignature;
import javax.xml.crypto.dsig.XMLSignatureException;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMValidateContext;
import org.w3c.dom.Element;

/**
 * The proof that a caller has the key of his token (WS-Security 1.1, SAML token profile): the time stamp of his message,
 * signed with it. Just this shape is accepted: one reference, to the time stamp, with exclusive canonicalisation alone.
 */
final class SignedTimestamp {
    private static final Set<String> MACS =
            Set.of(SignatureMethod.HMAC_SHA1, "http://www.w3.org/2001/04/xmldsig-more#hmac-sha256");
    private static final Set<String> DIGESTS = Set.of(DigestMethod.SHA1, DigestMethod.SHA256);
    private static final XMLSignatureFactory SIGNATURES = XMLSignatureFactory.getInstance("DOM");

    private SignedTimestamp() {}

    /** @throws NotLoggedInException when anything about it does not hold */
    static void verify(ShownSecurity shown, Tokens.Opened token, Freshness freshness) {
        Element stamp = shown.timestamp().orElseThrow(() -> SecurityFault.invalid(" It has no time stamp."));
        Element element = shown.signature().orElseThrow(() -> SecurityFault.invalid(" It is not signed."));
        String id = stamp.getAttributeNS(Xml.UTILITY, "Id");
        DOMValidateContext context = new DOMValidateContext(new SecretKeySpec(token.proof(), "HmacSHA1"), element);
        // The JDK's own rule refuses SHA-1, which is what such clients use. What is accepted stands below.
        context.setProperty("org.jcp.xml.dsig.secureValidation", Boolean.FALSE);
        if (!id.isEmpty()) {
            context.setIdAttributeNS(stamp, Xml.UTILITY, "Id");
        }
        XMLSignature signature = read(context);
        requireShape(signature.getSignedInfo(), id);
        requireKeyOf(token, element);
        if (!holds(signature, context)) {
            throw SecurityFault.invalid(" The signature of its time stamp is wrong.");
        }
        // What was signed, not what another reader of the same header has made of it.
        ShownTexts.Stamp signed =
                new ShownTexts.Stamp(Dom.text(stamp, Xml.UTILITY, "Created"), Dom.text(stamp, Xml.UTILITY, "Expires"));
        if (signed.created().isEmpty() || signed.expires().isEmpty()) {
            throw SecurityFault.invalid(" Its time stamp has no Created or no Expires.");
        }
        freshness.require(signed, Freshness.OF_MESSAGES, SecurityFault.INVALID_SECURITY);
    }

    /** What the library throws for nonsense is not only what it says. */
    private static XMLSignature read(DOMValidateContext context) {
        try {
            return SIGNATURES.unmarshalXMLSignature(context);
        } catch (MarshalException | RuntimeException unreadable) {
            throw SecurityFault.invalid(" Its signature cannot be read.");
        }
    }

    private static boolean holds(XMLSignature signature, DOMValidateContext context) {
        try {
            return signature.validate(context);
        } catch (XMLSignatureException | RuntimeException unreadable) {
            return false;
        }
    }

    private static void requireShape(SignedInfo info, String id) {
        List<Reference> references = info.getReferences();
        boolean accepted = references.size() == 1
                && !id.isEmpty()
                && ("#" + id).equals(references.get(0).getURI())
                && info.getCanonicalizationMethod().getAlgorithm().equals(CanonicalizationMethod.EXCLUSIVE)
                && MACS.contains(info.getSignatureMethod().getAlgorithm())
                // A shortened HMAC could be guessed.
                && info.getSignatureMethod().getParameterSpec() == null
                && DIGESTS.contains(references.get(0).getDigestMethod().getAlgorithm())
                && references.get(0).getTransforms().size() == 1
                && references.get(0).getTransforms().get(0).getAlgorithm().equals(CanonicalizationMethod.EXCLUSIVE);
        if (!accepted) {
            throw SecurityFault.invalid(" Sign its time stamp and nothing else: exclusive canonicalisation, a digest by"
                    + " SHA-1 and a signature by HMAC-SHA1, or both by SHA-256.");
        }
    }

    /** Where the signature names its token, it has to be the one that the message carries. */
    private static void requireKeyOf(Tokens.Opened token, Element signature) {
        boolean another = Dom.child(signature, ShownSecurity.SIGNATURES, "KeyInfo")
                .flatMap(info -> Dom.child(info, Xml.SECURITY, "SecurityTokenReference"))
                .flatMap(reference -> Dom.text(reference, Xml.SECURITY, "KeyIdentifier"))
                .filter(named -> !named.equals(token.id()))
                .isPresent();
        if (another) {
            throw SecurityFault.invalid(" Its signature names another token than it carries.");
        }
    }
}
