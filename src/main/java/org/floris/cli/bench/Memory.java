package org.floris.cli.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a process holds and how long it has collected garbage so far.
 *
 * @param heapMegabytes in use; of a program that is no JVM what it holds resident, with its children
 * @param collections   since its start
 * @param collecting    seconds since its start
 * @param jvm           whether there is a heap at all
 * @param threads       of the operating system; 0 where it does not say
 */
record Memory(double heapMegabytes, long collections, double collecting, boolean jvm, int threads) {
    private static final Path JCMD = Path.of(System.getProperty("java.home"), "bin", "jcmd");

    static Memory of(ProcessHandle process) throws InterruptedException {
        return Jstat.figures("-gc", process)
                .map(figures -> heap(figures, process))
                .orElseGet(() -> resident(process));
    }

    /** What is in use when the garbage is gone. */
    static Memory collected(ProcessHandle process) throws InterruptedException {
        try {
            Programs.output(Path.of("").toAbsolutePath(), JCMD.toString(), Long.toString(process.pid()), "GC.run");
        } catch (IOException | BenchFailure none) {
            // A runtime without the JDK's tools; its garbage counts.
        }
        return of(process);
    }

    private static Memory heap(Map<String, Double> figures, ProcessHandle process) {
        double kilobytes = sum(figures, "S0U", "S1U", "EU", "OU");
        long collections = Math.round(sum(figures, "YGC", "FGC"));
        return new Memory(kilobytes / 1024, collections, sum(figures, "GCT"), true, threads(process));
    }

    /** A collector that has no such thing does not tell it. */
    private static double sum(Map<String, Double> figures, String... names) {
        return Stream.of(names)
                .mapToDouble(name -> figures.getOrDefault(name, 0.0))
                .sum();
    }

    private static Memory resident(ProcessHandle process) {
        double kilobytes = kilobytes(process)
                + process.descendants().mapToDouble(Memory::kilobytes).sum();
        return new Memory(kilobytes / 1024, 0, 0, false, threads(process));
    }

    private static double kilobytes(ProcessHandle process) {
        return status(process, "VmRSS:");
    }

    private static int threads(ProcessHandle process) {
        return (int) status(process, "Threads:");
    }

    /** The first number on a line of Linux' own account of a process; 0 elsewhere. */
    private static double status(ProcessHandle process, String line) {
        try {
            return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
                    .filter(each -> each.startsWith(line))
                    .mapToDouble(each -> Double.parseDouble(each.replaceAll("[^0-9]", "")))
                    .sum();
        } catch (IOException elsewhere) {
            return 0;
        }
    }
}
