package org.floris.bridge;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import org.floris.canonical.ErrorCode;
import org.floris.canonical.FlorisException;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/** Reads what callers send, up to {@code floris.facade.max-message-size}. */
@Component
@EnableConfigurationProperties(FacadeSettings.class)
class BoundedBody {
    /** A caller who still sends does not look for the answer: what is refused is read to its end, up to here. */
    private static final long MOST_DRAINED = 64L * 1024 * 1024;

    private static final Duration LONGEST_DRAIN = Duration.ofMillis(500);

    private final FacadeSettings settings;

    BoundedBody(FacadeSettings settings) {
        this.settings = settings;
    }

    /**
     * @param length what the request says of it; null or below 0 where it says nothing
     * @throws FlorisException MALFORMED_MESSAGE without a body or when it breaks off, MESSAGE_TOO_LARGE
     */
    byte[] read(InputStream body, Long length) {
        if (body == null) {
            throw new FlorisException(ErrorCode.MALFORMED_MESSAGE, "The request has no body.");
        }
        try {
            return read(body, length == null ? -1 : length);
        } catch (IOException cut) {
            throw new FlorisException(ErrorCode.MALFORMED_MESSAGE, "The request broke off before its end.", cut);
        }
    }

    /** @throws FlorisException as above, but for what breaks off */
    byte[] read(InputStream body, long length) throws IOException {
        int most = (int) settings.maxMessageSize().toBytes();
        byte[] bytes = length < 0 ? body.readNBytes(most + 1) : announced(body, length, most);
        if (bytes == null || bytes.length > most) {
            drain(body);
            throw new FlorisException(
                    ErrorCode.MESSAGE_TOO_LARGE,
                    "The message is larger than "
                            + shown(settings.maxMessageSize())
                            + ". Send it in parts, or raise floris.facade.max-message-size.");
        }
        return bytes;
    }

    /** Null for one that is too large, of which nothing is kept. */
    private static byte[] announced(InputStream body, long length, int most) throws IOException {
        if (length > most) {
            return null;
        }
        byte[] bytes = new byte[(int) length];
        int read = body.readNBytes(bytes, 0, bytes.length);
        return read == bytes.length ? bytes : java.util.Arrays.copyOf(bytes, read);
    }

    private static String shown(DataSize size) {
        return size.toMegabytes() > 0 ? size.toMegabytes() + " MB" : size.toKilobytes() + " KB";
    }

    private static void drain(InputStream body) throws IOException {
        byte[] dropped = new byte[64 * 1024];
        long until = System.nanoTime() + LONGEST_DRAIN.toNanos();
        long drained = 0;
        for (int read = 0; read >= 0 && drained < MOST_DRAINED && System.nanoTime() < until; drained += read) {
            read = body.read(dropped);
        }
    }
}
