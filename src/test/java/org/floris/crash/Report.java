package org.floris.crash;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The table. */
final class Report {
    private final long seed;
    private final List<Row> rows = new ArrayList<>();

    Report(long seed) {
        this.seed = seed;
    }

    /** Rows of the same fault become one. */
    void add(Row row) {
        for (int index = 0; index < rows.size(); index++) {
            Row earlier = rows.get(index);
            if (earlier.fault().equals(row.fault())) {
                rows.set(index, sum(row.fault(), List.of(earlier, row)));
                return;
            }
        }
        rows.add(row);
    }

    List<Row> rows() {
        return List.copyOf(rows);
    }

    Row total() {
        return sum("all", rows);
    }

    private static Row sum(String fault, List<Row> rows) {
        return new Row(
                fault,
                rows.stream().mapToInt(Row::times).sum(),
                rows.stream().mapToLong(Row::acknowledged).sum(),
                rows.stream().mapToLong(Row::refused).sum(),
                rows.stream().mapToLong(Row::unknown).sum(),
                rows.stream().mapToLong(Row::lost).sum(),
                rows.stream().mapToLong(Row::doubled).sum(),
                rows.stream().mapToLong(Row::diverged).sum(),
                rows.stream()
                        .map(Row::settled)
                        .max(java.time.Duration::compareTo)
                        .orElse(java.time.Duration.ZERO),
                String.join(
                        "; ",
                        rows.stream()
                                .map(Row::remark)
                                .filter(remark -> !remark.isEmpty())
                                .distinct()
                                .toList()));
    }

    String markdown() {
        StringBuilder table = new StringBuilder();
        table.append(
                "| fault | times | acknowledged | refused | unknown | lost | doubled | diverged | settled in, s |\n");
        table.append("|---|--:|--:|--:|--:|--:|--:|--:|--:|\n");
        List<Row> all = new ArrayList<>(rows);
        all.add(total());
        for (Row row : all) {
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
        return table.append("\nSeed ").append(seed).append(".\n").toString();
    }

    void write(Path markdown, Path json) {
        try {
            Files.writeString(markdown, markdown());
            List<Map<String, Object>> all = new ArrayList<>();
            for (Row row : rows) {
                Map<String, Object> one = new LinkedHashMap<>();
                one.put("fault", row.fault());
                one.put("times", row.times());
                one.put("acknowledged", row.acknowledged());
                one.put("refused", row.refused());
                one.put("unknown", row.unknown());
                one.put("lost", row.lost());
                one.put("doubled", row.doubled());
                one.put("diverged", row.diverged());
                one.put("settledSeconds", row.settled().toMillis() / 1000.0);
                one.put("remark", row.remark());
                all.add(one);
            }
            new ObjectMapper()
                    .writerWithDefaultPrettyPrinter()
                    .writeValue(json.toFile(), Map.of("seed", seed, "rows", all));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
