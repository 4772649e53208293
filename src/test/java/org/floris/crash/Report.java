package org.floris.crash;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The table. It may be made in pieces, each with machines of its own; what an earlier piece has found stays in it. */
final class Report {
    private static final ObjectMapper JSON =
            JsonMapper.builder().findAndAddModules().build();

    private final List<Piece> earlier;
    private final Piece own;

    /** @param earlier pieces that this one goes on from */
    Report(long seed, List<Piece> earlier) {
        this.earlier = earlier;
        this.own = new Piece(seed, Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(), new ArrayList<>());
    }

    /** @param rows as they came, the same fault perhaps more than once */
    record Piece(long seed, String begun, List<Row> rows) {}

    /** The pieces so far; none where there is no such file. */
    static List<Piece> read(Path json) {
        try {
            return Files.exists(json) ? JSON.readValue(json.toFile(), new TypeReference<>() {}) : List.of();
        } catch (IOException broken) {
            throw new UncheckedIOException(json + " is no report of this harness; take it away", broken);
        }
    }

    void add(Row row) {
        own.rows().add(row);
    }

    /** One for each fault. */
    List<Row> rows() {
        Map<String, List<Row>> byFault =
                all().collect(Collectors.groupingBy(Row::fault, LinkedHashMap::new, Collectors.toList()));
        return byFault.entrySet().stream()
                .map(entry -> sum(entry.getKey(), entry.getValue()))
                .toList();
    }

    int performed(String fault) {
        return all().filter(row -> row.fault().equals(fault))
                .mapToInt(Row::performed)
                .sum();
    }

    long acknowledged() {
        return all().mapToLong(Row::acknowledged).sum();
    }

    private Stream<Row> all() {
        return pieces().stream().flatMap(piece -> piece.rows().stream());
    }

    private List<Piece> pieces() {
        List<Piece> pieces = new ArrayList<>(earlier);
        pieces.add(own);
        return pieces;
    }

    private static Row sum(String fault, List<Row> rows) {
        return new Row(
                fault,
                rows.stream().mapToInt(Row::performed).sum(),
                rows.stream().mapToInt(Row::times).sum(),
                rows.stream().mapToLong(Row::acknowledged).sum(),
                rows.stream().mapToLong(Row::refused).sum(),
                rows.stream().mapToLong(Row::unknown).sum(),
                rows.stream().mapToLong(Row::lost).sum(),
                rows.stream().mapToLong(Row::doubled).sum(),
                rows.stream().mapToLong(Row::diverged).sum(),
                rows.stream().map(Row::settled).max(Duration::compareTo).orElse(Duration.ZERO),
                rows.stream()
                        .map(Row::remark)
                        .filter(remark -> !remark.isEmpty())
                        .distinct()
                        .collect(Collectors.joining("; ")));
    }

    String markdown() {
        StringBuilder table = new StringBuilder();
        table.append(
                "| fault | times | acknowledged | refused | unknown | lost | doubled | diverged | settled in, s |\n");
        table.append("|---|--:|--:|--:|--:|--:|--:|--:|--:|\n");
        List<Row> rows = new ArrayList<>(rows());
        rows.add(sum("all", rows));
        for (Row row : rows) {
            table.append(String.format(
                    Locale.ROOT,
                    "| %s | %d | %d | %d | %d | %d | %d | %d | %.1f |%s%n",
                    row.fault(),
                    row.times(),
                    row.acknowledged(),
                    row.refused(),
                    row.unknown(),
                    row.lost(),
                    row.doubled(),
                    row.diverged(),
                    row.settled().toMillis() / 1000.0,
                    row.remark().isEmpty() ? "" : " " + row.remark()));
        }
        String seeds =
                pieces().stream().map(piece -> Long.toString(piece.seed())).collect(Collectors.joining(", "));
        return table.append("\nSeed ").append(seeds).append(".\n").toString();
    }

    void write(Path markdown, Path json) {
        try {
            Files.writeString(markdown, markdown());
            JSON.writerWithDefaultPrettyPrinter().writeValue(json.toFile(), pieces());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
