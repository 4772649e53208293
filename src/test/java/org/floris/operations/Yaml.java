package org.floris.operations;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Reads the files that stand beside the code. */
final class Yaml {
    private static final YAMLMapper MAPPER = new YAMLMapper();

    private Yaml() {}

    /** The first document of a file. */
    static JsonNode read(Path file) {
        try {
            return MAPPER.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }

    /** The files directly in a directory, in order. */
    static Stream<Path> files(Path directory, String suffix) {
        return list(directory, suffix, 1);
    }

    /** The files in a directory and below, in order. */
    static Stream<Path> filesBelow(Path directory, String suffix) {
        return list(directory, suffix, Integer.MAX_VALUE);
    }

    private static Stream<Path> list(Path directory, String suffix, int depth) {
        try (Stream<Path> files = Files.walk(directory, depth)) {
            return files
                    .filter(Files::isRegularFile)
                    .filter(file -> file.toString().endsWith(suffix))
                    .sorted()
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(directory + " cannot be read", e);
        }
    }
}
