package org.floris.crash;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What a simulated CRM has committed, in order: its own log is read, past everything that the hub knows. */
final class CommitLog {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;
    private final Map<UUID, Trace> traces = new HashMap<>();
    private final Map<String, Set<UUID>> made = new HashMap<>();
    private long read;

    CommitLog(Path file) {
        this.file = file;
    }

    Trace of(UUID record) {
        return traces.getOrDefault(record, Trace.NOTHING);
    }

    /** The records that were made with this serial, also those that are gone again. */
    Set<UUID> madeWith(String serial) {
        return made.getOrDefault(serial, Set.of());
    }

    /** Those of them that are there now: an attempt that was taken back has left nothing. */
    Set<UUID> leftOf(String serial) {
        Set<UUID> left = new LinkedHashSet<>(madeWith(serial));
        left.removeIf(record -> !of(record).exists());
        return left;
    }

    /** Reads what was added since. */
    void readOn() {
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            in.seek(read);
            byte[] bytes = new byte[(int) (in.length() - read)];
            in.readFully(bytes);
            int start = 0;
            for (int index = 0; index < bytes.length; index++) {
                if (bytes[index] == '\n') {
                    line(new String(bytes, start, index - start, StandardCharsets.UTF_8));
                    start = index + 1;
                }
            }
            read += start;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private void line(String line) throws IOException {
        if (!line.startsWith("{")) {
            return;
        }
        for (JsonNode row : JSON.readTree(line).path("r")) {
            String entity = row.path("e").asText();
            if (entity.equals("task") || entity.equals("contact")) {
                UUID id = UUID.fromString(row.path("i").asText());
                Trace before = of(id);
                Trace after = before.then(row.path("v"));
                if (!before.exists() && after.exists()) {
                    made.computeIfAbsent(after.description(), serial -> new LinkedHashSet<>())
                            .add(id);
                }
                traces.put(id, after);
            }
        }
    }
}
