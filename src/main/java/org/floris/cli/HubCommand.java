package org.floris.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A command that asks a hub and shows its answer, for people or as JSON. */
@Command(mixinStandardHelpOptions = true)
abstract class HubCommand implements Callable<Integer> {
    @Mixin
    private HubOptions options;

    @Spec
    private CommandSpec spec;

    /** Asks the hub. */
    abstract JsonNode ask(HubClient hub);

    /** Shows the hub's answer to people. */
    abstract void show(JsonNode answer, PrintWriter out);

    int exitCodeFor(JsonNode answer) {
        return ExitCode.DONE;
    }

    @Override
    public Integer call() {
        JsonNode answer = ask(options.client());
        if (options.json()) {
            out().println(Json.pretty(answer));
        } else {
            show(answer, out());
        }
        return exitCodeFor(answer);
    }

    PrintWriter out() {
        return spec.commandLine().getOut();
    }

    /** Long waits are told on the error stream, so that the answer can be piped. */
    void progress(String text) {
        if (!options.json()) {
            spec.commandLine().getErr().println(text);
            spec.commandLine().getErr().flush();
        }
    }
}
