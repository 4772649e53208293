package org.floris.connector.login;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;

/**
 * A server's CHALLENGE_MESSAGE (MS-NLMP 2.2.1.2).
 *
 * @param message    as it came
 * @param targetInfo its AV pairs, the last one included
 */
record NtlmChallenge(byte[] message, int flags, byte[] challenge, byte[] targetInfo) {
    private static final byte[] SIGNATURE = {'N', 'T', 'L', 'M', 'S', 'S', 'P', 0};
    private static final int END = 0;
    private static final int TIMESTAMP = 7;

    /** @throws IOException when it is none */
    static NtlmChallenge read(byte[] message) throws IOException {
        ByteBuffer in = ByteBuffer.wrap(message).order(ByteOrder.LITTLE_ENDIAN);
        if (message.length < 48 || !Arrays.equals(SIGNATURE, Arrays.copyOf(message, 8)) || in.getInt(8) != 2) {
            throw new IOException("The system has answered with something else than an NTLM challenge");
        }
        int length = in.getShort(40) & 0xffff;
        int offset = in.getInt(44);
        if (offset < 0 || offset + length > message.length) {
            throw new IOException("The system's NTLM challenge is cut off");
        }
        return new NtlmChallenge(
                message,
                in.getInt(20),
                Arrays.copyOfRange(message, 24, 32),
                Arrays.copyOfRange(message, offset, offset + length));
    }

    /** The server's own time, 8 bytes as it wrote them, if it has sent one. */
    Optional<byte[]> time() {
        ByteBuffer pairs = ByteBuffer.wrap(targetInfo).order(ByteOrder.LITTLE_ENDIAN);
        while (pairs.remaining() >= 4) {
            int id = pairs.getShort();
            int length = pairs.getShort() & 0xffff;
            if (id == END || length > pairs.remaining()) {
                break;
            }
            if (id == TIMESTAMP && length == 8) {
                return Optional.of(Arrays.copyOfRange(targetInfo, pairs.position(), pairs.position() + 8));
            }
            pairs.position(pairs.position() + length);
        }
        return Optional.empty();
    }

    /** The same pairs and, before the last one, MsvAvFlags: the answer carries a message integrity code. */
    byte[] targetInfoWithIntegrity() {
        return Bytes.join(
                Arrays.copyOf(targetInfo, Math.max(0, targetInfo.length - 4)),
                new byte[] {6, 0, 4, 0, 2, 0, 0, 0},
                new byte[4]);
    }
}
