package org.floris.connector.dynamics;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The project's own folders, with a system that is logged in to in another way. */
public final class HomeWithAuth {
    private HomeWithAuth() {}

    static Path in(Path home, String auth) throws IOException {
        copy(home, "connectors/forsage", "routes/policies");
        auth(home, "forsage", auth);
        return home;
    }

    public static void auth(Path home, String system, String auth) throws IOException {
        Path settings = home.resolve("connectors/" + system + "/connector.yaml");
        String text = Files.readString(settings);
        int begin = text.indexOf("auth:");
        int end = text.indexOf("capabilities:");
        Files.writeString(settings, text.substring(0, begin) + "auth: " + auth + "\n" + text.substring(end));
    }

    /** @param server where the token services answer */
    static String auth(String kind, String server, String password) {
        return switch (kind) {
            case "basic" -> "{kind: basic, user: floris-hub, password: " + password + "}";
            case "ntlm" -> "{kind: ntlm, domain: CORP, user: floris-hub, password: " + password + "}";
            case "ws-trust" ->
                "{kind: ws-trust, user: 'CORP\\floris-hub', password: " + password + ", tokenService: '" + server
                        + "/adfs/services/trust/13/usernamemixed'}";
            case "oauth2" ->
                "{kind: oauth2, clientId: floris-hub, clientSecret: " + password + ", tokenService: '" + server
                        + "/adfs/oauth2/token'}";
            default -> throw new AssertionError(kind);
        };
    }

    public static void copy(Path home, String... folders) throws IOException {
        for (String folder : folders) {
            try (Stream<Path> files = Files.walk(Path.of(folder))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Files.createDirectories(home.resolve(file).getParent());
                    Files.copy(file, home.resolve(file));
                }
            }
        }
    }
}
