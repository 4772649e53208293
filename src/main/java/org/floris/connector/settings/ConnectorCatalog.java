package org.floris.connector.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.floris.canonical.ErrorCode;
import org.floris.canonical.FlorisException;
import org.springframework.core.env.Environment;

/**
 * The active systems and their settings: the folders of {@code <floris.home>/connectors} with a {@code connector.yaml},
 * or of them those that {@code floris.systems.active} names, in its order.
 */
public final class ConnectorCatalog {
    private static final String FILE = "connector.yaml";

    private final Map<String, ConnectorSettings> settings;

    private ConnectorCatalog(Map<String, ConnectorSettings> settings) {
        this.settings = settings;
    }

    /** @throws FlorisException in one sentence, when a file is wrong or an active system has no folder */
    public static ConnectorCatalog load(Environment environment) {
        Path folder = folder(environment);
        ConnectorSettingsReader reader = new ConnectorSettingsReader(environment::resolveRequiredPlaceholders);
        Map<String, ConnectorSettings> settings = new LinkedHashMap<>();
        for (String system : activeSystems(environment)) {
            String shown = "connectors/" + system + "/" + FILE;
            settings.put(system, reader.read(folder.resolve(system).resolve(FILE), shown, system));
        }
        return new ConnectorCatalog(settings);
    }

    /** The names alone; reads no file. */
    public static List<String> activeSystems(Environment environment) {
        List<String> present = systemsIn(folder(environment));
        String active = environment.getProperty("floris.systems.active", "").trim();
        if (active.isEmpty()) {
            return present;
        }
        List<String> wanted = Arrays.stream(active.split(","))
                .map(String::trim)
                .filter(name -> !name.isEmpty())
                .distinct()
                .toList();
        for (String system : wanted) {
            if (!present.contains(system)) {
                throw new FlorisException(
                        ErrorCode.INVALID_VALUE,
                        "floris.systems.active names the system '" + system + "', but connectors/" + system + "/" + FILE
                                + " is not there; there are " + String.join(", ", present) + ".");
            }
        }
        return wanted;
    }

    private static Path folder(Environment environment) {
        return Path.of(environment.getProperty("floris.home", "."), "connectors");
    }

    private static List<String> systemsIn(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(folder)) {
            List<String> names = new ArrayList<>();
            folders.filter(system -> Files.isRegularFile(system.resolve(FILE)))
                    .map(system -> system.getFileName().toString())
                    .sorted()
                    .forEach(names::add);
            return names;
        } catch (IOException e) {
            throw new FlorisException(ErrorCode.INVALID_VALUE, "The folder connectors cannot be read.", e);
        }
    }

    public List<String> systems() {
        return List.copyOf(settings.keySet());
    }

    public ConnectorSettings of(String system) {
        return settings.get(system);
    }
}
