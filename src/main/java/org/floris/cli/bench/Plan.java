package org.floris.cli.bench;

import java.nio.file.Path;

/**
 * How the benchmark is run.
 *
 * @param home        of the hub
 * @param directory   for everything that is written meanwhile
 * @param seconds     of a run
 * @param warmUp      before the first run
 * @param runs        of each row; their median counts
 * @param connections of the callers
 * @param clients     in the simulated systems
 * @param membrane    its distribution; null looks for it
 * @param shortForm   whether it is only to be seen that everything runs
 */
record Plan(
        Path home,
        Path directory,
        double seconds,
        WarmUp warmUp,
        int runs,
        int connections,
        int clients,
        Path membrane,
        boolean shortForm) {}
