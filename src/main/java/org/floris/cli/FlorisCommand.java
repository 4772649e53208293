package org.floris.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "floris",
        mixinStandardHelpOptions = true,
        versionProvider = FlorisVersion.class,
        synopsisSubcommandLabel = "COMMAND",
        description = "Marries two CRMs and moves people between them, in batches, with a rollback that loses nothing.",
        footer = {"", "Exit codes: 0 done, 1 failed, 2 wrong use, 3 refused by a gate.", "Start here: floris demo"})
class FlorisCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to do: floris COMMAND.");
    }
}
