package org.floris.cli.bench;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.floris.cli.ExitCode;
import org.floris.cli.Json;
import org.floris.cli.Table;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = {
            "Measures the hub side by side with what else could stand in its place, all on this machine:",
            "the system called as it is, nginx, a servlet that looks at nothing, a plain Camel proxy and Membrane.",
            "Takes about 21 minutes, and longer runs longer; leave the machine alone meanwhile."
        },
        footer = {"", "Example: floris bench --only reads,write --html bench.html"})
public class BenchCommand implements Callable<Integer> {
    @Option(names = "--seconds", defaultValue = "4", description = "How long a run takes. Default: ${DEFAULT-VALUE}.")
    private double seconds;

    @Option(
            names = "--runs",
            defaultValue = "3",
            description = "Runs of each row; the median counts. Default: ${DEFAULT-VALUE}.")
    private int runs;

    @Option(names = "--connections", defaultValue = "32", description = "Of the callers. Default: ${DEFAULT-VALUE}.")
    private int connections;

    @Option(
            names = "--only",
            split = ",",
            paramLabel = "SCENARIO",
            description = "Of reads, routing, translation, usernametoken, usage, write, sessions. Default: all.")
    private List<String> only = Scenarios.ALL;

    @Option(names = "--short", description = "Only see that everything runs; the figures mean nothing.")
    private boolean shortForm;

    @Option(
            names = "--membrane",
            paramLabel = "ZIP",
            description = "Membrane's distribution. Default: from the Maven repository.")
    private Path membrane;

    @Option(names = "--html", paramLabel = "FILE", description = "Write a page with charts.")
    private Path page;

    @Option(names = "--json", description = "Write rows and goals as JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        check();
        Path home =
                Path.of(System.getProperty("floris.home", ".")).toAbsolutePath().normalize();
        Path directory = Files.createTempDirectory("floris-bench");
        Thread removal = Leftovers.removal(directory);
        Runtime.getRuntime().addShutdownHook(removal);
        try {
            List<Row> rows = new ArrayList<>();
            Plan plan = shortForm
                    ? new Plan(home, directory, 0.5, new WarmUp(0.5, 0.5), 1, 4, 50, membrane, true)
                    : new Plan(home, directory, seconds, new WarmUp(2, 240), runs, connections, 2_000, membrane, false);
            Stopwatch watch = new Stopwatch(plan, this::progress);
            new Bench(plan, watch, rows, this::progress).run(only);
            tell(Machine.describe(watch.driverName(), plan), rows, Goals.of(rows));
        } finally {
            Directories.delete(directory);
        }
        return ExitCode.DONE;
    }

    private void check() {
        for (String scenario : only) {
            if (!Scenarios.ALL.contains(scenario)) {
                throw new ParameterException(
                        spec.commandLine(),
                        "--only " + scenario + " is no scenario; choose of " + String.join(", ", Scenarios.ALL) + ".");
            }
        }
        if (seconds < 1 || seconds > 600 || runs < 1 || runs > 100 || connections < 1 || connections > 1_000) {
            throw new ParameterException(
                    spec.commandLine(), "Choose 1 to 600 --seconds, 1 to 100 --runs and 1 to 1000 --connections.");
        }
        if (membrane != null && !Files.isReadable(membrane)) {
            throw new ParameterException(spec.commandLine(), "--membrane " + membrane + " cannot be read.");
        }
    }

    private void progress(String text) {
        spec.commandLine().getErr().println(text);
        spec.commandLine().getErr().flush();
    }

    private void tell(String machine, List<Row> rows, List<Goal> goals) throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            ObjectNode answer = Json.object().put("machine", machine);
            ArrayNode all = answer.putArray("rows");
            rows.forEach(row -> all.add(row.json()));
            ArrayNode asked = answer.putArray("goals");
            goals.forEach(goal -> asked.add(goal.json()));
            out.println(Json.pretty(answer));
        } else {
            out.println(machine);
            Table table = new Table(BenchTable.HEAD.toArray(String[]::new));
            rows.forEach(row -> table.row(BenchTable.cells(row).toArray()));
            table.print(out);
            out.println();
            Table verdicts = new Table("GOAL", "ASKED", "REACHED", "");
            goals.forEach(goal -> verdicts.row(goal.goal(), goal.asked(), goal.reached(), goal.verdict()));
            verdicts.print(out);
        }
        out.flush();
        if (page != null) {
            Files.writeString(page, HtmlPage.of(machine, rows, goals));
            progress("The charts are in " + page);
        }
    }
}
