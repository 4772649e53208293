package org.floris.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextClosedEvent;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = {
            "Starts the hub and keeps it running until Ctrl-C.",
            "Without configuration it starts the sandbox: everything in the box, on this machine alone."
        },
        footer = {"", "Example: floris run --port 9000 --data /var/lib/floris"})
class RunCommand implements Callable<Integer> {
    private final Class<?> application;

    @Option(
            names = "--port",
            defaultValue = "${env:FLORIS_PORT:-8080}",
            description =
                    "The hub's port; the sandbox's systems take the ones after it, HTTPS the one 363 above it. Default:"
                            + " ${DEFAULT-VALUE}.")
    private int port;

    @Option(
            names = "--data",
            paramLabel = "DIRECTORY",
            description = "Where the embedded database and broker keep their files. Default: .floris in floris.home.")
    private Path data;

    @Option(names = "--clients", paramLabel = "N", description = "How many clients the sandbox's systems begin with.")
    private Integer clients;

    /** Anything else is a setting of the application, as in {@code --floris.first-load=never}. */
    @Unmatched
    private List<String> settings = new ArrayList<>();

    @Spec
    private CommandSpec spec;

    RunCommand(Class<?> application) {
        this.application = application;
    }

    @Override
    public Integer call() {
        refuseStrays();
        refuseASecondPort();
        requireFree(port);
        requireWritable();
        CountDownLatch closed = new CountDownLatch(1);
        try {
            SpringApplication spring = new SpringApplication(application);
            spring.setWebApplicationType(WebApplicationType.SERVLET);
            spring.setDefaultProperties(defaults());
            spring.addListeners((ApplicationListener<ContextClosedEvent>) event -> {
                if (event.getApplicationContext().getParent() == null) {
                    closed.countDown();
                }
            });
            ConfigurableApplicationContext context = spring.run(arguments());
            spec.commandLine().getOut().println(ReadyLine.of(context));
            spec.commandLine().getOut().flush();
        } catch (RuntimeException failure) {
            throw new CommandFailure(ExitCode.FAILED, StartFailures.sentence(failure));
        }
        return waitFor(closed);
    }

    private void refuseStrays() {
        settings.stream()
                .filter(setting -> !setting.startsWith("--"))
                .findFirst()
                .ifPresent(stray -> {
                    throw new CommandFailure(
                            ExitCode.WRONG_USE, "'" + stray + "' means nothing to run. See floris run --help.");
                });
    }

    private void refuseASecondPort() {
        if (settings.stream().anyMatch(setting -> setting.matches("--server[.-]?port(=.*)?"))) {
            throw new CommandFailure(
                    ExitCode.WRONG_USE, "The hub's port is named by --port, because other ports follow from it.");
        }
    }

    private String[] arguments() {
        Map<String, String> given = new LinkedHashMap<>();
        given.put("server.port", Integer.toString(port));
        if (data != null) {
            given.put("floris.data-directory", data.toAbsolutePath().toString());
        }
        if (clients != null) {
            given.put("floris.sandbox.clients", clients.toString());
        }
        return Stream.concat(
                        given.entrySet().stream().map(entry -> "--" + entry.getKey() + "=" + entry.getValue()),
                        settings.stream())
                .toArray(String[]::new);
    }

    /** What holds unless a settings file or the environment says otherwise. */
    private Map<String, Object> defaults() {
        return Map.of(
                "floris.data-directory",
                dataDirectory().toString(),
                "floris.sandbox.data-directory",
                "${floris.data-directory}",
                "floris.sandbox.forsage.port",
                port == 0 ? 0 : port + 1,
                "floris.sandbox.loris.port",
                port == 0 ? 0 : port + 2);
    }

    private Path dataDirectory() {
        Path directory = data == null ? Path.of(System.getProperty("floris.home", "."), ".floris") : data;
        return directory.toAbsolutePath().normalize();
    }

    /** Asked before anything else starts: a sentence after one second is better than one after ten. */
    private static void requireFree(int port) {
        if (port < 0 || port > 65_535) {
            throw new CommandFailure(ExitCode.WRONG_USE, "--port " + port + " is no port; choose one from 1 to 65535.");
        }
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress((InetAddress) null, port));
        } catch (IOException taken) {
            throw new CommandFailure(ExitCode.FAILED, StartFailures.portInUse(port));
        }
    }

    private void requireWritable() {
        try {
            Files.createDirectories(dataDirectory());
        } catch (IOException unwritable) {
            throw new CommandFailure(
                    ExitCode.FAILED,
                    "The data directory " + dataDirectory()
                            + " cannot be made. Name another with --data, or make it writable.");
        }
    }

    private static int waitFor(CountDownLatch closed) {
        try {
            closed.await();
            return ExitCode.DONE;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return ExitCode.DONE;
        }
    }
}
