package org.floris.fuzz;

import static org.floris.fuzz.TextMutations.named;
import static org.floris.fuzz.TextMutations.pick;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;

/** Spoils the bytes and what HTTP says of them. */
final class HttpMutations {
    private static final byte[] INVALID = {(byte) 0xC3, (byte) 0x28, (byte) 0xFF, (byte) 0xED, (byte) 0xA0, (byte) 0x80
    };

    static final List<Mutation.Named<Attempt>> ALL = List.of(
            named("invalid bytes", HttpMutations::invalidBytes),
            named("another encoding", HttpMutations::encoding),
            named("a declared encoding", HttpMutations::declared),
            named("byte order marks", HttpMutations::marks),
            named("content type", HttpMutations::contentType),
            named("action", HttpMutations::action),
            named("more announced than sent", HttpMutations::moreAnnounced),
            named("less announced than sent", HttpMutations::lessAnnounced),
            named("a length that is none", HttpMutations::noLength),
            named("chunked", HttpMutations::chunked),
            named("broken chunks", HttpMutations::brokenChunks),
            named("compressed", HttpMutations::compressed),
            named("too large", HttpMutations::tooLarge),
            named("method", (attempt, random) -> {
                attempt.method = pick(random, "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "HEAD", "UNICORN", "GET");
                attempt.allowed = Attempt.Allowed.HTTP_REFUSAL;
            }),
            named("path", HttpMutations::path),
            named("log-in", HttpMutations::login),
            named("headers", HttpMutations::headers));

    private HttpMutations() {}

    static void moreAnnounced(Spoilt attempt, Random random) {
        attempt.announced = attempt.body.length + 1L + random.nextInt(1000);
        // The container itself says so, before anybody else can.
        attempt.allowed = Spoilt.Allowed.HTTP_REFUSAL;
    }

    static void lessAnnounced(Spoilt attempt, Random random) {
        attempt.announced = (long) random.nextInt(attempt.body.length - 1);
        attempt.mustFault();
    }

    static void noLength(Spoilt attempt, Random random) {
        attempt.announced = -1L;
        attempt.headers.put("Content-Length", pick(random, "-1", "x", "99999999999999999999", "1,2", "0x10"));
        attempt.allowed = Spoilt.Allowed.HTTP_REFUSAL;
    }

    private static void invalidBytes(Attempt attempt, Random random) {
        int at = attempt.text().indexOf("<s:Body>");
        int place = at + random.nextInt(attempt.body.length - at - 20);
        int length = 1 + random.nextInt(INVALID.length);
        System.arraycopy(INVALID, 0, attempt.body, place, length);
        attempt.mustFault();
    }

    private static void encoding(Attempt attempt, Random random) {
        String text = pick(random, "", "<?xml version=\"1.0\" encoding=\"utf-8\"?>") + attempt.text();
        Charset charset = Charset.forName(pick(random, "UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32", "IBM037"));
        attempt.body = text.getBytes(charset);
    }

    private static void declared(Attempt attempt, Random random) {
        attempt.text("<?xml version=\"" + pick(random, "1.0", "1.1", "9.9", "") + "\" encoding=\""
                + pick(random, "utf-16", "iso-8859-1", "utf-7", "unicorn", "", "utf-8", "IBM037", "x".repeat(5000))
                + "\"" + pick(random, "", " standalone=\"maybe\"") + "?>" + attempt.text());
    }

    private static void marks(Attempt attempt, Random random) {
        attempt.text(pick(random, "\uFEFF", "\uFEFF\uFEFF", " \uFEFF", "\uFFFE", " ", "\r\n") + attempt.text());
    }

    private static void contentType(Attempt attempt, Random random) {
        String type = pick(
                random,
                "text/plain",
                "application/json",
                "application/x-www-form-urlencoded",
                "multipart/form-data; boundary=x",
                "multipart/related; type=\"text/xml\"",
                "application/octet-stream",
                "x",
                "/",
                "text/xml/x",
                Envelope.contentType(!attempt.soap12),
                null);
        if (type == null) {
            attempt.headers.remove("Content-Type");
        } else {
            attempt.headers.put("Content-Type", type);
        }
        attempt.mustFault();
    }

    private static void action(Attempt attempt, Random random) {
        String action =
                Envelope.ACTION + pick(random, "Delete", "Frobnicate", "", "RetrieveMultiple/..", "x".repeat(3000));
        if (action.endsWith("/" + attempt.sample.operation())) {
            action = "urn:x";
        }
        attempt.headers.put("SOAPAction", pick(random, '"' + action + '"', action, " \"" + action, "'" + action + "'"));
        attempt.mustFault();
    }

    static void chunked(Spoilt attempt, Random random) {
        ByteArrayOutputStream chunks = new ByteArrayOutputStream();
        int size = pick(random, 1, 7, 1000);
        for (int from = 0; from < attempt.body.length; from += size) {
            int length = Math.min(size, attempt.body.length - from);
            chunks.writeBytes((Integer.toHexString(length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
            chunks.write(attempt.body, from, length);
            chunks.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
        }
        chunks.writeBytes("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        attempt.body = chunks.toByteArray();
        attempt.announced = -1L;
        attempt.headers.put("Transfer-Encoding", "chunked");
    }

    static void brokenChunks(Spoilt attempt, Random random) {
        chunked(attempt, random);
        byte[] body = attempt.body;
        switch (random.nextInt(5)) {
            case 0 -> attempt.body = Arrays.copyOf(body, body.length - 7 - random.nextInt(body.length / 2));
            case 1 -> body[0] = 'x';
            case 2 -> attempt.body = "FFFFFFFFFFFFFFFF\r\n<s:Envelope".getBytes(StandardCharsets.US_ASCII);
            case 3 -> attempt.body = "-1\r\n\r\n0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
            default -> attempt.body = new byte[0];
        }
        attempt.allowed = Attempt.Allowed.HTTP_REFUSAL;
    }

    static void compressed(Spoilt attempt, Random random) {
        attempt.headers.put("Content-Encoding", pick(random, "gzip", "deflate", "br", "unicorn", "gzip, gzip"));
        switch (random.nextInt(4)) {
            case 0 -> attempt.body = gzip(attempt.body);
            case 1 -> attempt.body = gzip(new byte[64 * 1024 * 1024]);
            case 2 -> {
                byte[] zipped = gzip(attempt.body);
                attempt.body = Arrays.copyOf(zipped, zipped.length - 1 - random.nextInt(zipped.length / 2));
            }
            default -> {}
        }
        if (!attempt.headers.get("Content-Encoding").equals("gzip")) {
            attempt.mustFault();
        }
    }

    private static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
            out.write(bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return zipped.toByteArray();
    }

    static void tooLarge(Spoilt attempt, Random random) {
        int size = pick(random, 8 * 1024 * 1024 + 1, 12 * 1024 * 1024, 24 * 1024 * 1024);
        byte[] large = Arrays.copyOf(attempt.body, size);
        Arrays.fill(large, attempt.body.length, size, (byte)
                pick(random, ' ', 'x', '<').charValue());
        attempt.body = large;
        if (random.nextInt(3) == 0) {
            byte[] head = (Integer.toHexString(size) + "\r\n").getBytes(StandardCharsets.US_ASCII);
            attempt.body = Arrays.copyOf(head, head.length + size + 7);
            System.arraycopy(large, 0, attempt.body, head.length, size);
            System.arraycopy(
                    "\r\n0\r\n\r\n".getBytes(StandardCharsets.US_ASCII), 0, attempt.body, head.length + size, 7);
            attempt.announced = -1L;
            attempt.headers.put("Transfer-Encoding", "chunked");
        }
        attempt.mustFault();
    }

    private static void path(Attempt attempt, Random random) {
        String path = pick(
                random,
                "/xrm/atlantis/XRMServices/2011/Organization.svc",
                "/xrm/%2e%2e/XRMServices/2011/Organization.svc",
                "/xrm/forsage/XRMServices/2011/Organization.svc/../../../../api/v1/status",
                "/xrm//XRMServices/2011/Organization.svc",
                "/xrm/forsage;x=1/XRMServices/2011/Organization.svc",
                "/xrm/forsage/XRMServices/2011/Unicorn.svc",
                "/xrm/" + "x".repeat(3000) + "/XRMServices/2011/Organization.svc",
                "/xrm/forsage%00/XRMServices/2011/Organization.svc",
                "/xrm/forsage/XRMServices/2011/Organization.svc?wsdl=/etc/passwd");
        attempt.path = path;
        attempt.allowed = Attempt.Allowed.HTTP_REFUSAL;
    }

    static void login(Spoilt attempt, Random random) {
        String login = pick(
                random,
                "Basic",
                "Basic !!!!",
                "Basic " + "QUFB".repeat(800),
                "Bearer x",
                "NTLM TlRMTVNTUAAB",
                "Basic bm9jb2xvbg==",
                "Basic Oi8=",
                "");
        attempt.headers.put("Authorization", login);
        attempt.mustFault();
    }

    static void headers(Spoilt attempt, Random random) {
        switch (random.nextInt(4)) {
            case 0 -> attempt.headers.put("X-Flood", "x".repeat(20_000));
            case 1 -> attempt.headers.put("X Space", "x");
            case 2 -> attempt.headers.put("X-Control", "a\u0001b");
            default -> attempt.headers.put("Transfer-Encoding", pick(random, "unicorn", "gzip, chunked", "chunked, x"));
        }
        attempt.allowed = Attempt.Allowed.HTTP_REFUSAL;
    }
}
