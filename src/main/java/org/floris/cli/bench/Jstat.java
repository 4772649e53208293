package org.floris.cli.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What a JVM counts, by the JDK's own tool. */
final class Jstat {
    private static final Path JSTAT = Path.of(System.getProperty("java.home"), "bin", "jstat");

    private Jstat() {}

    /**
     * @param option such as {@code -gc}
     * @return the figures by the names that the tool gives them; empty for a process that is no JVM, or without the tool
     */
    static Optional<Map<String, Double>> figures(String option, ProcessHandle process) throws InterruptedException {
        boolean jvm = process.info()
                .command()
                .map(command -> command.endsWith("java"))
                .orElse(false);
        if (!jvm || !Files.isExecutable(JSTAT)) {
            return Optional.empty();
        }
        try {
            return Optional.of(figures(Programs.output(
                    Path.of("").toAbsolutePath(), JSTAT.toString(), option, Long.toString(process.pid()))));
        } catch (IOException | BenchFailure unreadable) {
            return Optional.empty();
        }
    }

    /** Columns under their names; what is no number, such as the name of a method, is left out. */
    static Map<String, Double> figures(String table) {
        String[] lines = table.split("\\R");
        String[] names = lines[0].strip().split("\\s+");
        String[] values = lines[1].strip().split("\\s+");
        Map<String, Double> figures = new HashMap<>();
        for (int column = 0; column < Math.min(names.length, values.length); column++) {
            if (values[column].matches("[0-9.]+")) {
                figures.put(names[column], Double.parseDouble(values[column]));
            }
        }
        return figures;
    }
}
