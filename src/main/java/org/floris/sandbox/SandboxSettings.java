package org.floris.sandbox;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The simulated systems.
 *
 * @param clients of the bank; all other records follow from this number
 * @param seed decides all generated data
 * @param dataDirectory where the commits are kept; null: in memory only
 * @param hub base address that the plug-ins call; null: it is told when the hub's web server is up
 * @param password of every user and service account
 * @param clientSecret of OAuth's clients; empty: the password
 * @param serviceAccounts logins that may act for others and whose saves no plug-in sees
 * @param through scheme, host and port that the hub calls instead of a system's own, by the system's name: something
 *     that records, delays or answers in its place and stands in front of it, as in {@code floris bench}
 * @param logins how callers log in to a system, by its name: basic, ntlm, ws-trust or oauth2; basic unless said
 */
@ConfigurationProperties("floris.sandbox")
public record SandboxSettings(
        @DefaultValue("5000") int clients,
        @DefaultValue("2011") long seed,
        Path dataDirectory,
        URI hub,
        @DefaultValue("sandbox") String password,
        @DefaultValue("") String clientSecret,
        @DefaultValue("floris-hub") List<String> serviceAccounts,
        @DefaultValue Map<String, URI> through,
        @DefaultValue Map<String, String> logins,
        @DefaultValue Forsage forsage,
        @DefaultValue Loris loris) {
    private static final int FEWEST = 10;
    private static final int MOST = 2_000_000;

    public SandboxSettings {
        // Read before the beans, so nobody else checks it.
        if (clients < FEWEST || clients > MOST) {
            throw new IllegalArgumentException(
                    "floris.sandbox.clients is " + clients + ": choose from " + FEWEST + " to " + MOST + ".");
        }
        requireSystems("through", through.keySet());
        requireSystems("logins", logins.keySet());
        // An empty setting is no directory, not the one where the process was started.
        dataDirectory = dataDirectory == null || dataDirectory.toString().isEmpty() ? null : dataDirectory;
    }

    private static void requireSystems(String setting, Set<String> named) {
        if (!Set.of("forsage", "loris").containsAll(named)) {
            throw new IllegalArgumentException(
                    "floris.sandbox." + setting + " names " + named + "; the systems are forsage and loris.");
        }
    }

    /** @param port 0: any free port */
    public record Forsage(
            @DefaultValue("8081") int port,
            @DefaultValue("Forsage") String organization,
            @DefaultValue("true") boolean pluginEnabled,
            @DefaultValue("forsage-plugin") String pluginLogin,
            @DefaultValue("sandbox") String pluginPassword,
            @DefaultValue("10s") Duration pluginTimeout) {}

    /** @param port 0: any free port */
    public record Loris(
            @DefaultValue("8082") int port,
            @DefaultValue("Loris") String organization,
            @DefaultValue("false") boolean pluginEnabled,
            @DefaultValue("loris-plugin") String pluginLogin,
            @DefaultValue("sandbox") String pluginPassword,
            @DefaultValue("10s") Duration pluginTimeout) {}

    /** One simulated system, whichever of the two. */
    record SystemSettings(
            String name,
            int port,
            String organization,
            boolean pluginEnabled,
            String pluginLogin,
            String pluginPassword,
            Duration pluginTimeout) {}

    List<SystemSettings> systems() {
        return List.of(
                new SystemSettings(
                        "forsage",
                        forsage.port,
                        forsage.organization,
                        forsage.pluginEnabled,
                        forsage.pluginLogin,
                        forsage.pluginPassword,
                        forsage.pluginTimeout),
                new SystemSettings(
                        "loris",
                        loris.port,
                        loris.organization,
                        loris.pluginEnabled,
                        loris.pluginLogin,
                        loris.pluginPassword,
                        loris.pluginTimeout));
    }

    /** Any free ports, nothing kept, no plug-ins: for tests. */
    public static SandboxSettings inMemory(int clients) {
        Duration timeout = Duration.ofSeconds(10);
        return new SandboxSettings(
                clients,
                2011,
                null,
                null,
                "sandbox",
                "",
                List.of("floris-hub"),
                Map.of(),
                Map.of(),
                new Forsage(0, "Forsage", false, "forsage-plugin", "sandbox", timeout),
                new Loris(0, "Loris", false, "loris-plugin", "sandbox", timeout));
    }

    public SandboxSettings keptIn(Path directory) {
        return new SandboxSettings(
                clients,
                seed,
                directory,
                hub,
                password,
                clientSecret,
                serviceAccounts,
                through,
                logins,
                forsage,
                loris);
    }

    /** Callers of a system log in in this way. */
    public SandboxSettings withLogin(String system, String kind) {
        return new SandboxSettings(
                clients,
                seed,
                dataDirectory,
                hub,
                password,
                clientSecret,
                serviceAccounts,
                through,
                Map.of(system, kind),
                forsage,
                loris);
    }

    /** Both plug-ins on or off as given, calling this hub. */
    public SandboxSettings withPlugins(URI address, boolean inForsage, boolean inLoris, Duration timeout) {
        return new SandboxSettings(
                clients,
                seed,
                dataDirectory,
                address,
                password,
                clientSecret,
                serviceAccounts,
                through,
                logins,
                new Forsage(
                        forsage.port,
                        forsage.organization,
                        inForsage,
                        forsage.pluginLogin,
                        forsage.pluginPassword,
                        timeout),
                new Loris(loris.port, loris.organization, inLoris, loris.pluginLogin, loris.pluginPassword, timeout));
    }
}
