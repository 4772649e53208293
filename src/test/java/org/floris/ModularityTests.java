package org.floris;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** A package directly below {@code org.floris} is a module: nobody reaches into another's internals, and none in circles. */
class ModularityTests {
    private static final Path CANVAS = Path.of("target", "modules.txt");

    private final ApplicationModules modules = ApplicationModules.of(Floris.class);

    @Test
    void modulesKeepTheirBoundaries() {
        modules.verify();
    }

    @Test
    void theCanvasNamesEveryModule() throws IOException {
        String canvas = modules.stream().map(module -> module.toString(modules)).collect(Collectors.joining("\n\n"));
        Files.createDirectories(CANVAS.getParent());
        Files.writeString(CANVAS, canvas);
    }
}
