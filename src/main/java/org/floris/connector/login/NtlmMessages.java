package org.floris.connector.login;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.floris.connector.settings.Auth;

/** What an NTLM client says (MS-NLMP 2.2.1.1 and 2.2.1.3). */
final class NtlmMessages {
    private static final byte[] SIGNATURE = {'N', 'T', 'L', 'M', 'S', 'S', 'P', 0};
    private static final byte[] VERSION = {10, 0, 0x63, 0x45, 0, 0, 0, 15};
    private static final int FLAGS = 0xa2088207;
    private static final int TARGET_INFO = 0x00800000;
    private static final int HEADER = 72;
    private static final int MIC = 16;
    /** Seconds from 1601 to 1970. */
    private static final long EPOCH = 11_644_473_600L;

    private final Auth.Ntlm account;
    private final String workstation;
    private final byte[] key;
    private final Supplier<byte[]> challenges;

    NtlmMessages(Auth.Ntlm account, String workstation) {
        this(account, workstation, NtlmMessages::random);
    }

    /** @param challenges the client's, 8 bytes each */
    NtlmMessages(Auth.Ntlm account, String workstation, Supplier<byte[]> challenges) {
        this.account = account;
        this.workstation = workstation;
        this.key = NtlmHashes.key(account.domain(), account.user(), account.password());
        this.challenges = challenges;
    }

    private static byte[] random() {
        byte[] challenge = new byte[8];
        new SecureRandom().nextBytes(challenge);
        return challenge;
    }

    /** NEGOTIATE_MESSAGE. */
    static byte[] negotiate() {
        ByteBuffer out = ByteBuffer.allocate(40).order(ByteOrder.LITTLE_ENDIAN);
        out.put(SIGNATURE).putInt(1).putInt(FLAGS).putLong(0).putLong(0);
        return out.put(VERSION).array();
    }

    /**
     * AUTHENTICATE_MESSAGE. Where the server has told its time, that one is used, LMv2 is left empty and the three
     * messages are signed (3.1.5.1.2).
     */
    byte[] authenticate(NtlmChallenge challenge) {
        byte[] mine = challenges.get();
        Optional<byte[]> serversTime = challenge.time();
        byte[] info = serversTime.isPresent() ? challenge.targetInfoWithIntegrity() : challenge.targetInfo();
        byte[] temp = NtlmHashes.temp(serversTime.orElseGet(NtlmMessages::now), mine, info);
        byte[] proof = NtlmHashes.proof(key, challenge.challenge(), temp);
        byte[] lm = serversTime.isPresent() ? new byte[24] : NtlmHashes.lmResponse(key, challenge.challenge(), mine);
        int mic = serversTime.isPresent() ? MIC : 0;
        ByteBuffer out = message(challenge, lm, Bytes.join(proof, temp), mic);
        if (mic > 0) {
            byte[] code =
                    NtlmHashes.mac(NtlmHashes.sessionKey(key, proof), negotiate(), challenge.message(), out.array());
            out.position(HEADER);
            out.put(code);
        }
        return out.array();
    }

    private ByteBuffer message(NtlmChallenge challenge, byte[] lm, byte[] response, int mic) {
        byte[] domain = account.domain().getBytes(StandardCharsets.UTF_16LE);
        byte[] user = account.user().getBytes(StandardCharsets.UTF_16LE);
        byte[] station = workstation.getBytes(StandardCharsets.UTF_16LE);
        byte[][] payload = {domain, user, station, lm, response};
        int[] at = new int[payload.length + 1];
        at[0] = HEADER + mic;
        for (int part = 0; part < payload.length; part++) {
            at[part + 1] = at[part] + payload[part].length;
        }
        ByteBuffer out = ByteBuffer.allocate(at[payload.length]).order(ByteOrder.LITTLE_ENDIAN);
        out.put(SIGNATURE).putInt(3);
        field(out, lm, at[3]);
        field(out, response, at[4]);
        field(out, domain, at[0]);
        field(out, user, at[1]);
        field(out, station, at[2]);
        field(out, new byte[0], at[5]);
        out.putInt(FLAGS & challenge.flags() | TARGET_INFO).put(VERSION);
        out.position(HEADER + mic);
        for (byte[] part : payload) {
            out.put(part);
        }
        return out;
    }

    private static void field(ByteBuffer out, byte[] value, int offset) {
        out.putShort((short) value.length).putShort((short) value.length).putInt(offset);
    }

    /** Hundreds of nanoseconds since 1601. */
    private static byte[] now() {
        Instant now = Instant.now();
        long time = (now.getEpochSecond() + EPOCH) * 10_000_000 + now.getNano() / 100;
        return ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(time)
                .array();
    }
}
