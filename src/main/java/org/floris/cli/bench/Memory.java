package org.floris.cli.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

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
    private static final Path JSTAT = Path.of(System.getProperty("java.home"), "bin", "jstat");
    private static final Path JCMD = JSTAT.resolveSibling("jcmd");

    static Memory of(ProcessHandle process) throws InterruptedException {
        boolean jvm = process.info()
                .command()
                .map(command -> command.endsWith("java"))
                .orElse(false);
        return jvm && Files.isExecutable(JSTAT) ? heap(process).orElseGet(() -> resident(process)) : resident(process);
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

    private static Optional<Memory> heap(ProcessHandle process) throws InterruptedException {
        try {
            String[] lines = Programs.output(
                            Path.of("").toAbsolutePath(), JSTAT.toString(), "-gc", Long.toString(process.pid()))
                    .split("\\R");
            String[] names = lines[0].strip().split("\\s+");
            String[] values = lines[1].strip().split("\\s+");
            Map<String, Double> figures = new HashMap<>();
            for (int column = 0; column < names.length; column++) {
                figures.put(names[column], values[column].equals("-") ? 0 : Double.parseDouble(values[column]));
            }
            double kilobytes = figures.get("S0U") + figures.get("S1U") + figures.get("EU") + figures.get("OU");
            long collections = Math.round(figures.get("YGC") + figures.get("FGC"));
            return Optional.of(new Memory(kilobytes / 1024, collections, figures.get("GCT"), true, threads(process)));
        } catch (IOException | BenchFailure unreadable) {
            return Optional.empty();
        }
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
