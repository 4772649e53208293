package org.floris.login;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import org.floris.connector.dynamics.EnvelopePeek;
import org.floris.connector.dynamics.SoapVersion;

/**
 * The time stamp in the header of an answer, without which .NET's claims-based clients do not take it. Put into the bytes
 * as they are: most answers have passed through.
 */
public final class AnswerTimestamp {
    private static final Duration HOLDS = Duration.ofMinutes(5);
    private static final byte[] HEADER = Xml.bytes("Header>");

    /** The header stands at the beginning, behind some declarations. */
    private static final int FAR_ENOUGH = 4096;

    private AnswerTimestamp() {}

    /**
     * @param asked what is answered
     * @return the envelope with a time stamp, if the caller came with a token and it has a header
     */
    public static byte[] in(byte[] envelope, EnvelopePeek asked) {
        boolean withToken = asked.version() == SoapVersion.SOAP12
                && asked.headers()
                        .security()
                        .filter(security -> security.xml().contains("EncryptedData"))
                        .isPresent();
        int place = withToken ? behindHeaderTag(envelope) : -1;
        if (place < 0) {
            return envelope;
        }
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        byte[] stamp = Xml.bytes("<o:Security xmlns:o=\"" + Xml.SECURITY + "\"><u:Timestamp u:Id=\"_0\" xmlns:u=\""
                + Xml.UTILITY + "\"><u:Created>" + now + "</u:Created><u:Expires>" + now.plus(HOLDS)
                + "</u:Expires></u:Timestamp></o:Security>");
        byte[] stamped = new byte[envelope.length + stamp.length];
        System.arraycopy(envelope, 0, stamped, 0, place);
        System.arraycopy(stamp, 0, stamped, place, stamp.length);
        System.arraycopy(envelope, place, stamped, place + stamp.length, envelope.length - place);
        return stamped;
    }

    /** Of the start tag, with any prefix and without attributes; -1 where there is none. */
    private static int behindHeaderTag(byte[] envelope) {
        int end = Math.min(envelope.length, FAR_ENOUGH) - HEADER.length;
        for (int at = 1; at < end; at++) {
            boolean named = envelope[at - 1] == ':' || envelope[at - 1] == '<';
            if (named && Arrays.equals(envelope, at, at + HEADER.length, HEADER, 0, HEADER.length)) {
                return at + HEADER.length;
            }
        }
        return -1;
    }
}
