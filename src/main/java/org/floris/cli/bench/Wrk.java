package org.floris.cli.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The closed loop by {@code wrk}, which costs the machine less than any driver in Java. */
final class Wrk {
    private static final String RESULT = "FLORIS ";

    private final Path program;
    private final Path directory;
    private final int connections;

    private Wrk(Path program, Path directory, int connections) {
        this.program = program;
        this.directory = directory;
        this.connections = connections;
    }

    /** @return empty where it is not installed */
    static Optional<Wrk> find(Path directory, int connections) {
        return Programs.find("wrk").map(program -> new Wrk(program, directory, connections));
    }

    Measured closedLoop(Load load, double seconds) throws InterruptedException {
        try {
            Path script = script(load);
            String said = Programs.output(
                    directory,
                    program.toString(),
                    "-t" + Math.min(2, connections),
                    "-c" + connections,
                    "-d" + Math.max(1, Math.round(seconds)) + "s",
                    "--timeout",
                    "10s",
                    "-s",
                    script.toString(),
                    load.url().toString());
            return result(said);
        } catch (IOException broken) {
            throw new UncheckedIOException("wrk cannot be run", broken);
        }
    }

    private Path script(Load load) throws IOException {
        StringBuilder script = new StringBuilder("local files = {}\n");
        for (int number = 0; number < load.messages().size(); number++) {
            Path file = directory.resolve("request-" + number + ".http");
            Files.write(
                    file,
                    HttpWire.request(load.url(), load.headers(), load.messages().get(number)));
            script.append("files[")
                    .append(number + 1)
                    .append("] = '")
                    .append(file)
                    .append("'\n");
        }
        script.append(
                """
                local requests = {}
                local next = 0
                init = function(arguments)
                  for i, name in ipairs(files) do
                    local file = assert(io.open(name, 'rb'))
                    requests[i] = file:read('*a')
                    file:close()
                  end
                end
                request = function()
                  next = next + 1
                  return requests[next % #requests + 1]
                end
                done = function(summary, latency, calls)
                  local errors = summary.errors
                  -- An answer that is an error is a request to wrk, and no call that was answered.
                  io.write(string.format('\\nFLORIS %d %d %d %d %d %d\\n', summary.requests - errors.status,
                    summary.duration, latency:percentile(50), latency:percentile(99), latency:percentile(99.9),
                    errors.connect + errors.read + errors.write + errors.timeout + errors.status))
                end
                """);
        return Files.writeString(directory.resolve("wrk.lua"), script, StandardCharsets.UTF_8);
    }

    private static Measured result(String said) {
        List<Double> figures = said.lines()
                .filter(line -> line.startsWith(RESULT))
                .flatMap(line -> Stream.of(line.substring(RESULT.length()).split(" ")))
                .map(Double::valueOf)
                .toList();
        if (figures.size() != 6) {
            throw new BenchFailure("wrk has said something else than expected: " + said.strip());
        }
        return new Measured(
                figures.get(0) / (figures.get(1) / 1e6),
                figures.get(2) / 1e3,
                figures.get(3) / 1e3,
                figures.get(4) / 1e3,
                figures.get(5).longValue());
    }
}
