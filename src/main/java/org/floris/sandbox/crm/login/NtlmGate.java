package org.floris.sandbox.crm.login;

import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.floris.sandbox.crm.Accounts;
import org.floris.sandbox.crm.Caller;

/** NTLM as IIS does it: three legs on one connection, which then stays logged in. NTLMv2 alone is taken. */
final class NtlmGate implements Gate {
    private static final int FLAGS = 0xa2898205;
    private static final long SECONDS_TO_1970 = 11_644_473_600L;

    private final Supplier<Accounts> accounts;
    private final Map<String, Connection> connections = new ConcurrentHashMap<>();

    NtlmGate(Supplier<Accounts> accounts) {
        this.accounts = accounts;
    }

    /** What has happened on a connection so far. */
    private record Connection(byte[] negotiate, byte[] challenge, Caller account) {}

    @Override
    public Caller enter(HttpExchange exchange, byte[] message) throws IOException {
        String id = exchange.getRemoteAddress().toString();
        Connection known = connections.get(id);
        String header = exchange.getRequestHeaders().getFirst("Authorization");
        if (header == null) {
            if (known != null && known.account() != null) {
                return known.account();
            }
            return offer(exchange);
        }
        byte[] said = decoded(header);
        if (said.length >= 16 && said[8] == 1 && message.length == 0) {
            byte[] challenge = challenge();
            connections.put(id, new Connection(said, challenge, null));
            return refuse(exchange, "NTLM " + Base64.getEncoder().encodeToString(challenge));
        }
        if (said.length >= 64 && said[8] == 3 && known != null && known.challenge() != null) {
            Caller account = account(new NtlmProof(known.negotiate(), known.challenge(), said));
            connections.remove(id);
            if (account != null) {
                connections.put(id, new Connection(null, null, account));
                exchange.getResponseHeaders().set("Persistent-Auth", "true");
                return account;
            }
        }
        return offer(exchange);
    }

    @Override
    public void forget() {
        connections.clear();
    }

    private Caller account(NtlmProof proof) {
        try {
            return accounts.get().logIn(proof.user(), proof::holds);
        } catch (IndexOutOfBoundsException | IllegalArgumentException malformed) {
            return null;
        }
    }

    private static byte[] decoded(String header) {
        try {
            return header.startsWith("NTLM ") ? Base64.getDecoder().decode(header.substring(5)) : new byte[0];
        } catch (IllegalArgumentException notBase64) {
            return new byte[0];
        }
    }

    private static Caller offer(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().add("WWW-Authenticate", "Negotiate");
        return refuse(exchange, "NTLM");
    }

    private static Caller refuse(HttpExchange exchange, String offer) throws IOException {
        exchange.getResponseHeaders().add("WWW-Authenticate", offer);
        Gate.answer(exchange, 401, "text/html", "");
        return null;
    }

    private static byte[] challenge() {
        byte[] random = new byte[8];
        new SecureRandom().nextBytes(random);
        byte[] target = "CORP".getBytes(StandardCharsets.UTF_16LE);
        byte[] info = info(target);
        ByteBuffer out = ByteBuffer.allocate(56 + target.length + info.length).order(ByteOrder.LITTLE_ENDIAN);
        out.put("NTLMSSP\0".getBytes(StandardCharsets.US_ASCII)).putInt(2);
        out.putShort((short) target.length).putShort((short) target.length).putInt(56);
        out.putInt(FLAGS).put(random).putLong(0);
        out.putShort((short) info.length).putShort((short) info.length).putInt(56 + target.length);
        out.put(new byte[] {6, 1, (byte) 0xb1, 0x1d, 0, 0, 0, 15});
        return out.put(target).put(info).array();
    }

    private static byte[] info(byte[] domain) {
        ByteArrayOutputStream pairs = new ByteArrayOutputStream();
        pair(pairs, 2, domain);
        pair(pairs, 1, "CRM01".getBytes(StandardCharsets.UTF_16LE));
        pair(pairs, 4, "corp.example.test".getBytes(StandardCharsets.UTF_16LE));
        long now = (System.currentTimeMillis() / 1000 + SECONDS_TO_1970) * 10_000_000;
        pair(
                pairs,
                7,
                ByteBuffer.allocate(8)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putLong(now)
                        .array());
        pair(pairs, 0, new byte[0]);
        return pairs.toByteArray();
    }

    private static void pair(ByteArrayOutputStream pairs, int id, byte[] value) {
        pairs.writeBytes(Arrays.copyOf(new byte[] {(byte) id, 0, (byte) value.length, 0}, 4));
        pairs.writeBytes(value);
    }
}
