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
import java.util.function.UnaryOperator;

/** What a simulated CRM has committed, in order: its own log is read, past everything that the hub knows. */
final class CommitLog {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;
    private final Crm crm;
    private final UnaryOperator<String> owners;
    private final Map<UUID, Trace> traces = new HashMap<>();
    private final Map<String, Set<UUID>> made = new HashMap<>();
    private final Map<UUID, Tie> ties = new HashMap<>();
    private long read;

    /** @param owners gives the log-in of an owner by what the log calls him */
    CommitLog(Path file, Crm crm, UnaryOperator<String> owners) {
        this.file = file;
        this.crm = crm;
        this.owners = owners;
    }

    private record Tie(UUID application, UUID client) {}

    Trace of(UUID record) {
        Trace trace = traces.getOrDefault(record, Trace.NOTHING);
        return trace.ownedBy(owners.apply(trace.owner()));
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
            UUID id = UUID.fromString(row.path("i").asText());
            if (entity.equals("task") || entity.equals("contact")) {
                record(id, row.path("v"), "description");
            } else if (entity.equals(crm.application())) {
                record(id, row.path("v"), crm.descriptionOfApplication());
            } else if (entity.equals(crm.coBorrowers())) {
                tie(id, row.path("v"));
            }
        }
    }

    private void record(UUID id, JsonNode values, String descriptionName) {
        Trace before = traces.getOrDefault(id, Trace.NOTHING);
        Trace after = before.then(values, descriptionName);
        if (!before.exists() && after.exists()) {
            made.computeIfAbsent(after.description(), serial -> new LinkedHashSet<>())
                    .add(id);
        }
        traces.put(id, after);
    }

    private void tie(UUID id, JsonNode values) {
        if (values.isNull()) {
            Tie gone = ties.remove(id);
            if (gone != null) {
                traces.computeIfPresent(gone.application(), (record, trace) -> trace.untied(gone.client()));
            }
        } else {
            Tie tie = new Tie(
                    UUID.fromString(values.path(crm.application() + "id").asText()),
                    UUID.fromString(values.path("contactid").asText()));
            ties.put(id, tie);
            traces.put(
                    tie.application(),
                    traces.getOrDefault(tie.application(), Trace.NOTHING).tied(tie.client()));
        }
    }
}
