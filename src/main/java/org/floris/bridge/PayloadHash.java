package org.floris.bridge;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.floris.connector.Option;
import org.floris.connector.Reference;
import org.floris.connector.Sum;
import org.floris.connector.SystemChange;
import org.floris.connector.dynamics.RawValue;

/**
 * Whether two payloads are the same: a digest of what a message would do, and not of how it is written. The order of
 * attributes, the form of a number or of a date, and names that are only shown make no difference. Every value stands
 * with its type and length, so that no two payloads run together.
 */
final class PayloadHash {
    private final MessageDigest digest = sha256();
    private final DataOutputStream out =
            new DataOutputStream(new DigestOutputStream(OutputStream.nullOutputStream(), digest));

    private PayloadHash() {}

    /**
     * @param id     the record's, as the caller has given it; empty when the hub has given the record its id
     * @param before what the caller says of the record before the change
     */
    static String of(SystemChange change, Optional<String> id, Optional<Map<String, Object>> before) {
        PayloadHash hash = new PayloadHash();
        try {
            hash.text(change.operation().name());
            hash.text(change.ref().system());
            hash.text(change.ref().entity());
            hash.value(id.map(PayloadHash::lower).orElse(null));
            hash.value(change.values());
            if (change.tie().isPresent()) {
                hash.text(change.tie().get().relationship());
                hash.value(change.tie().get().related());
            }
            hash.value(before.orElse(null));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return hash.digest();
    }

    /** @param content of a message that the hub does not look into, as it came */
    static String of(String system, String message, String content) {
        PayloadHash hash = new PayloadHash();
        try {
            hash.typed("Passed", system, message, content);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return hash.digest();
    }

    private void value(Object value) throws IOException {
        if (value == null) {
            out.writeByte('-');
        } else if (value instanceof Map<?, ?> map) {
            Map<String, Object> sorted = new TreeMap<>();
            map.forEach((name, item) -> sorted.put(name.toString(), item));
            head('{', sorted.size());
            for (Map.Entry<String, Object> entry : sorted.entrySet()) {
                text(entry.getKey());
                value(entry.getValue());
            }
        } else if (value instanceof List<?> list) {
            head('[', list.size());
            for (Object item : list) {
                value(item);
            }
        } else if (value instanceof Reference reference) {
            typed("Reference", reference.entity(), lower(reference.id()));
        } else if (value instanceof Sum sum) {
            typed("Sum", plain(sum.value()));
        } else if (value instanceof Option option) {
            typed("Option", Integer.toString(option.value()));
        } else if (value instanceof BigDecimal number) {
            typed("BigDecimal", plain(number));
        } else if (value instanceof Instant instant) {
            typed("Instant", instant.toString());
        } else if (value instanceof RawValue raw) {
            typed("RawValue", String.valueOf(raw.typeNamespace()), String.valueOf(raw.typeName()), raw.xml());
            value(raw.namespaces());
        } else {
            typed(value.getClass().getSimpleName(), value.toString());
        }
    }

    private void typed(String type, String... parts) throws IOException {
        head('(', parts.length);
        text(type);
        for (String part : parts) {
            text(part);
        }
    }

    private void head(char kind, int size) throws IOException {
        out.writeByte(kind);
        out.writeInt(size);
    }

    private void text(String text) throws IOException {
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(encoded.length);
        out.write(encoded);
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }

    private static String lower(String id) {
        return id.toLowerCase(Locale.ROOT);
    }

    private String digest() {
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
