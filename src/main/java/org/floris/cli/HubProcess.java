package org.floris.cli;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The hub in a process of its own, as {@code floris run} starts it. */
public final class HubProcess implements AutoCloseable {
    private final Process process;
    private final Path log;
    private final String url;
    private final long began = System.nanoTime();

    private HubProcess(Process process, Path log, String url) {
        this.process = process;
        this.log = log;
        this.url = url;
    }

    /** @param settings of the application, as {@code --name=value} */
    public static HubProcess start(Path home, Path data, int port, int clients, String... settings) throws IOException {
        Files.createDirectories(data);
        Path log = data.resolve("hub.log");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        String flags = System.getProperty("floris.hub.flags", "-Xmx2g\n-Dsun.net.httpserver.nodelay=true");
        command.addAll(Arrays.asList(flags.strip().split("\\R")));
        command.add("-Dfloris.home=" + home);
        command.addAll(program());
        command.addAll(
                List.of("run", "--port", Integer.toString(port), "--data", data.toString(), "--clients", "" + clients));
        // Neither story nor benchmark needs HTTPS, and must not fail over a port that it does not use.
        command.add("--floris.facade.https.port=0");
        command.addAll(List.of(settings));
        Process process = new ProcessBuilder(command)
                .directory(home.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        return new HubProcess(process, log, "http://127.0.0.1:" + port);
    }

    private static List<String> program() {
        String path = System.getProperty("java.class.path");
        return path.endsWith(".jar") && !path.contains(java.io.File.pathSeparator)
                ? List.of("-jar", Path.of(path).toAbsolutePath().toString())
                : List.of("-cp", path, "org.floris.Floris");
    }

    /**
     * Waits until the hub takes calls.
     *
     * @return seconds since its process began
     * @throws CommandFailure when it ends, or is not ready in two minutes
     */
    public double awaitReady() {
        HttpClient http = HttpClient.newHttpClient();
        HttpRequest question = HttpRequest.newBuilder(URI.create(url + "/actuator/health/readiness"))
                .timeout(Duration.ofSeconds(2))
                .build();
        while (process.isAlive() && secondsSinceStart() < 120) {
            try {
                if (http.send(question, HttpResponse.BodyHandlers.ofString()).statusCode() == 200) {
                    return secondsSinceStart();
                }
            } catch (IOException notYet) {
                pause();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new CommandFailure(ExitCode.FAILED, "Interrupted while the hub started.");
            }
            pause();
        }
        throw new CommandFailure(ExitCode.FAILED, "The hub did not start: " + lastLine() + " Its log is " + log + ".");
    }

    private String lastLine() {
        try {
            List<String> lines = Files.readAllLines(log);
            return lines.isEmpty() ? "it said nothing." : lines.get(lines.size() - 1);
        } catch (IOException unreadable) {
            return "its log cannot be read.";
        }
    }

    private double secondsSinceStart() {
        return (System.nanoTime() - began) / 1e9;
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    public ProcessHandle handle() {
        return process.toHandle();
    }

    public String url() {
        return url;
    }

    public Path log() {
        return log;
    }

    public void waitFor() throws InterruptedException {
        process.waitFor();
    }

    /** Asks it to end, as Ctrl-C does; after 30 s it is ended. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
