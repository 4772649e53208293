package org.floris.cli;

import java.io.PrintWriter;
import java.util.List;
import org.floris.cli.bench.BenchCommand;
import org.floris.cli.demo.DemoCommand;
import picocli.CommandLine;

/** Finds the command that was asked for and runs it. */
public final class Launcher {
    private Launcher() {}

    /**
     * Runs one command; {@code run} and {@code demo} return when the hub has ended.
     *
     * @param application the Spring application that {@code run} starts
     * @return the exit code for the process
     */
    public static int launch(Class<?> application, String... arguments) {
        return commandLine(application).execute(arguments);
    }

    static CommandLine commandLine(Class<?> application) {
        CommandLine line = new CommandLine(new FlorisCommand());
        line.addSubcommand(new DemoCommand());
        line.addSubcommand(new RunCommand(application));
        line.addSubcommand(new StatusCommand());
        line.addSubcommand(new JournalCommand());
        line.addSubcommand(new EventsCommand());
        line.addSubcommand(new FindingsCommand());
        line.addSubcommand(new DeferredCommand());
        line.addSubcommand(new ReplayCommand());
        line.addSubcommand(new SystemsCommand());
        line.addSubcommand(new ConflictsCommand());
        line.addSubcommand(new UsageCommand());
        line.addSubcommand(new CutoverCommand());
        line.addSubcommand(new DoctorCommand());
        line.addSubcommand(new BenchCommand());
        line.setExecutionExceptionHandler(Launcher::tell);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        return line;
    }

    /** Every failure ends here: a sentence that says what, where and what to do; never a stack trace. */
    private static int tell(Exception failure, CommandLine command, CommandLine.ParseResult parsed) {
        if (failure instanceof CommandFailure known) {
            if (wantsJson(parsed)) {
                printJson(command.getOut(), known);
            } else {
                command.getErr().println(known.getMessage());
            }
            return known.exitCode();
        }
        String what = failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
        command.getErr().println("floris " + command.getCommandName() + " failed: " + what);
        return ExitCode.FAILED;
    }

    private static void printJson(PrintWriter out, CommandFailure failure) {
        out.println(
                failure.answer().isObject()
                        ? Json.pretty(failure.answer())
                        : Json.pretty(Json.object()
                                .put("state", failure.exitCode() == ExitCode.REFUSED ? "refused" : "failed")
                                .put("reason", failure.getMessage())
                                .set("nextSteps", Json.array(List.of()))));
    }

    private static boolean wantsJson(CommandLine.ParseResult parsed) {
        CommandLine.ParseResult deepest = parsed;
        while (deepest.hasSubcommand()) {
            deepest = deepest.subcommand();
        }
        return deepest.hasMatchedOption("--json");
    }
}
