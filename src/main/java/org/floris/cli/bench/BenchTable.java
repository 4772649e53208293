package org.floris.cli.bench;

import java.util.List;
import java.util.Locale;

/** A row's cells, as console and page show them. */
final class BenchTable {
    static final List<String> HEAD = List.of(
            "SCENARIO", "TARGET", "CALLS/S", "P50 ms", "P99 ms", "P99.9 ms", "ERRORS", "MEMORY MB", "GC ms", "NOTE");

    private BenchTable() {}

    static List<String> cells(Row row) {
        Measured measured = row.measured();
        Memory memory = row.memory();
        String rate = row.rate() > 0 ? String.format(Locale.ROOT, "sent %,.0f/s", row.rate()) : "";
        return List.of(
                row.scenario(),
                row.target(),
                measured == null ? "" : String.format(Locale.ROOT, "%,.0f", measured.calls()),
                measured == null ? "" : time(measured.p50()),
                measured == null ? "" : time(measured.p99()),
                measured == null ? "" : time(measured.p999()),
                measured == null ? "" : Long.toString(measured.errors()),
                memory == null ? "" : Long.toString(Math.round(memory.heapMegabytes())),
                memory == null || !memory.jvm() ? "" : Long.toString(Math.round(row.paused())),
                rate.isEmpty() || row.note().isEmpty() ? rate + row.note() : rate + "; " + row.note());
    }

    private static String time(double millis) {
        return String.format(Locale.ROOT, "%.2f", millis);
    }
}
