package org.floris.connector.dynamics;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The project's forsage, logged in to in another way. */
final class HomeWithAuth {
    private HomeWithAuth() {}

    static Path in(Path home, String auth) throws IOException {
        for (String folder : new String[] {"connectors/forsage", "routes/policies"}) {
            copy(home, Path.of(folder));
        }
        Path settings = home.resolve("connectors/forsage/connector.yaml");
        String text = Files.readString(settings);
        int begin = text.indexOf("auth:");
        int end = text.indexOf("capabilities:");
        Files.writeString(settings, text.substring(0, begin) + "auth: " + auth + "\n" + text.substring(end));
        return home;
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

    private static void copy(Path home, Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.createDirectories(home.resolve(file).getParent());
                Files.copy(file, home.resolve(file));
            }
        }
    }
}
