package org.floris.cli.demo;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Grows with the hub; see the next change. */
@Command(name = "demo", mixinStandardHelpOptions = true, description = "Plays the story.")
public class DemoCommand implements Callable<Integer> {
    @Override
    public Integer call() {
        throw new IllegalStateException("the demo needs a hub that can be started");
    }
}
