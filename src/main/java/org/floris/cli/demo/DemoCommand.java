package org.floris.cli.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.floris.cli.CommandFailure;
import org.floris.cli.HubClient;
import org.floris.cli.HubProcess;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = {
            "Starts everything in the box and plays the story through the public interfaces:",
            "700 people at work in both CRMs, a batch of 50 switched and rolled back under load, a mirror that"
                    + " refuses, and a comparison that must find nothing."
        },
        footer = {"", "Example: floris demo --exit --seconds 20"})
public class DemoCommand implements Callable<Integer> {
    @Option(names = "--port", defaultValue = "8080", description = "The hub's port. Default: ${DEFAULT-VALUE}.")
    private int port;

    @Option(names = "--clients", defaultValue = "5000", description = "Clients in the CRMs. Default: ${DEFAULT-VALUE}.")
    private int clients;

    @Option(names = "--seconds", defaultValue = "60", description = "How long people work. Default: ${DEFAULT-VALUE}.")
    private int seconds;

    @Option(
            names = "--people",
            defaultValue = "700",
            description = "How many people work, from 100 to 700. Default: ${DEFAULT-VALUE}.")
    private int people;

    @Option(names = "--exit", description = "Stop everything at the end; exit code 0 only if all held.")
    private boolean exit;

    @Option(names = "--json", description = "Write the figures as JSON at the end.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        if (people < 100 || people > 700) {
            throw new ParameterException(
                    spec.commandLine(), "--people " + people + " is too few or too many; choose 100 to 700.");
        }
        Path home =
                Path.of(System.getProperty("floris.home", ".")).toAbsolutePath().normalize();
        Path data = home.resolve(".floris").resolve("demo-" + port);
        Remains remains = new Remains(data);
        boolean killed = remains.areThere();
        remains.endHub();
        requireFree(port, port + 1, port + 2);
        if (!killed) {
            delete(data);
        }
        Report report = new Report(spec.commandLine().getOut(), json);
        HubProcess hub = HubProcess.start(home, data, port, clients);
        remains.keep(hub.handle());
        Thread ender = new Thread(() -> end(hub, remains), "demo-end");
        Runtime.getRuntime().addShutdownHook(ender);
        try (SoapCaller caller = new SoapCaller()) {
            HubClient client = new HubClient(hub.url(), "engineer", "floris");
            new Story(hub, client, port, caller, report, seconds, people).play(killed);
            report.end();
            if (!exit) {
                report.say("Console: " + hub.url() + "/ (log in as engineer / floris). Ctrl-C stops everything.");
                hub.waitFor();
            }
        } catch (DemoFailure | CommandFailure | InterruptedException failure) {
            spec.commandLine().getErr().println("✗ " + failure.getMessage());
            return 1;
        } finally {
            end(hub, remains);
        }
        if (report.held()) {
            delete(data);
        } else {
            report.say("The hub's log is " + hub.log());
        }
        return report.held() ? 0 : 1;
    }

    private static void end(HubProcess hub, Remains remains) {
        hub.close();
        try {
            remains.clear();
        } catch (IOException stays) {
            throw new UncheckedIOException(stays);
        }
    }

    private static void requireFree(int... ports) {
        for (int each : ports) {
            try (ServerSocket socket = new ServerSocket()) {
                socket.setReuseAddress(true);
                socket.bind(new InetSocketAddress("127.0.0.1", each));
            } catch (IOException taken) {
                throw new DemoFailure("Port " + each + " is in use; the demo needs three in a row. Stop what uses it,"
                        + " or choose others with --port.");
            }
        }
    }

    private static void delete(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> {
                try {
                    Files.deleteIfExists(file);
                } catch (IOException held) {
                    throw new UncheckedIOException(held);
                }
            });
        }
    }
}
