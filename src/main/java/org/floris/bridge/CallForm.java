package org.floris.bridge;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.floris.canonical.ErrorCode;
import org.floris.canonical.FlorisException;
import org.floris.connector.dynamics.EnvelopePeek;
import org.floris.connector.dynamics.OrganizationCodec;
import org.floris.connector.dynamics.SoapVersion;

/**
 * Whether what stands around a message agrees with it, as the service itself asks for: whoever looks at the action alone,
 * such as a firewall, must not be shown another operation than the one that is carried out.
 */
final class CallForm {
    private static final Pattern ACTION = Pattern.compile(";\\s*action\\s*=\\s*\"?([^\";]*)", Pattern.CASE_INSENSITIVE);

    private CallForm() {}

    /**
     * @param version     of the endpoint that was called
     * @param contentType the header, or null
     * @param soapAction  the header, or null: not every client sends one
     * @throws FlorisException MALFORMED_MESSAGE for a wrong content type, envelope or action
     */
    static void check(SoapVersion version, String contentType, String soapAction, EnvelopePeek peek) {
        checkType(version, contentType);
        if (peek.version() != version) {
            throw new FlorisException(
                    ErrorCode.MALFORMED_MESSAGE,
                    "At this address an envelope of " + version.namespace() + " is expected.");
        }
        requireSame(soapAction, peek);
        requireSame(peek.headers().action().orElse(null), peek);
        requireSame(parameter(contentType), peek);
    }

    /** @param given null or blank where the caller names none */
    private static void requireSame(String given, EnvelopePeek peek) {
        if (given == null) {
            return;
        }
        String bare = given.strip().replace("\"", "").strip();
        if (!bare.isEmpty() && !bare.equals(OrganizationCodec.actionOf(peek.operation()))) {
            throw new FlorisException(
                    ErrorCode.MALFORMED_MESSAGE,
                    "The action is not that of the operation in the body. It is " + OrganizationCodec.actionOf("")
                            + " and the operation's name.");
        }
    }

    /** Forms of pages of other sites are sent as text/plain, with the browser's password, and nobody asks. */
    static void checkType(SoapVersion version, String contentType) {
        String expected = mediaType(version.contentType());
        if (contentType == null || !mediaType(contentType).equals(expected)) {
            throw new FlorisException(
                    ErrorCode.MALFORMED_MESSAGE, "At this address the content type " + expected + " is expected.");
        }
    }

    private static String mediaType(String contentType) {
        int end = contentType.indexOf(';');
        return (end < 0 ? contentType : contentType.substring(0, end)).strip().toLowerCase(Locale.ROOT);
    }

    private static String parameter(String contentType) {
        Matcher action = ACTION.matcher(contentType);
        return action.find() ? action.group(1) : null;
    }
}
