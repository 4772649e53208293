package org.floris.sandbox.crm;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;

/**
 * The commits of one CRM, a line each. A line is handed to the operating system before its caller is answered, so that
 * the end of the process loses nothing. A last line without its end was never acknowledged and is dropped.
 */
final class CommitLog implements AutoCloseable {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final JsonFactory JSON = MAPPER.getFactory();

    private final Path file;
    private final String header;
    private final RandomAccessFile out;

    /**
     * Opens the log for this process alone.
     *
     * @param header names what the log builds on; a log with another header is refused
     * @throws IllegalStateException with a sentence that says why the log cannot be used
     */
    CommitLog(Path file, String header) {
        this.file = file;
        this.header = header;
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            out = new RandomAccessFile(file.toFile(), "rw");
            if (!locked()) {
                out.close();
                throw new IllegalStateException("The log " + file + " is used by another process.");
            }
            String found = out.readLine();
            if (found != null && out.length() > found.length() && !found.equals(header)) {
                out.close();
                throw new IllegalStateException("The log " + file + " was written with '" + found + "', now it is '"
                        + header + "': use the same settings, or another data directory.");
            }
        } catch (IOException e) {
            throw new IllegalStateException("The log " + file + " cannot be used: " + e.getMessage());
        }
    }

    private boolean locked() throws IOException {
        try {
            return out.getChannel().tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    interface Replay {
        /** @param values null when the record was deleted, else its changed attributes */
        void apply(long version, String entity, UUID id, JsonNode values);
    }

    /** Hands out all commits so far and opens the log for more. */
    void open(Replay replay) {
        try {
            long end = out.length() == 0 ? 0 : replay(replay);
            out.setLength(end);
            out.seek(end);
            if (end == 0) {
                out.write((header + "\n").getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The log " + file + " cannot be used.", e);
        }
    }

    private long replay(Replay replay) throws IOException {
        long end = 0;
        try (LineInput lines = new LineInput(Files.newInputStream(file))) {
            byte[] line;
            while ((line = lines.next()) != null) {
                if (end > 0 && !applied(line, replay)) {
                    break;
                }
                end += line.length + 1L;
            }
        }
        return end;
    }

    private static boolean applied(byte[] line, Replay replay) throws IOException {
        JsonNode commit;
        try {
            commit = MAPPER.readTree(line);
        } catch (JsonProcessingException torn) {
            return false;
        }
        for (JsonNode row : commit.get("r")) {
            JsonNode values = row.get("v");
            replay.apply(
                    commit.get("n").asLong(),
                    row.get("e").asText(),
                    UUID.fromString(row.get("i").asText()),
                    values.isNull() ? null : values);
        }
        return true;
    }

    void append(long version, List<Change> changes) {
        ByteArrayOutputStream line = new ByteArrayOutputStream(512);
        try (JsonGenerator json = JSON.createGenerator(line)) {
            json.writeStartObject();
            json.writeNumberField("n", version);
            json.writeArrayFieldStart("r");
            for (Change change : changes) {
                write(json, change);
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        line.write('\n');
        write(line.toByteArray());
    }

    private void write(byte[] line) {
        try {
            long start = out.getFilePointer();
            try {
                out.write(line);
            } catch (IOException e) {
                out.setLength(start);
                out.seek(start);
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The log " + file + " cannot be written.", e);
        }
    }

    private static void write(JsonGenerator json, Change change) throws IOException {
        json.writeStartObject();
        json.writeStringField("e", change.entity().name());
        json.writeStringField("i", change.id().toString());
        if (change.after() == null) {
            json.writeNullField("v");
        } else {
            json.writeObjectFieldStart("v");
            for (Attribute attribute : change.entity().attributes()) {
                Object after = change.after()[attribute.index()];
                Object before = change.before() == null ? null : change.before()[attribute.index()];
                if (after != before) {
                    json.writeFieldName(attribute.name());
                    ValueCodec.write(json, after);
                }
            }
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    @Override
    public void close() {
        try {
            out.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
