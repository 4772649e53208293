package org.floris.connector.mapping;

import java.nio.file.Path;

/** The project's own files, read once. */
final class MappedSystems {
    static final Mappings MAPPINGS = Mappings.read(Path.of("connectors"));
    static final Translator TRANSLATOR = new Translator(MAPPINGS);

    private MappedSystems() {}
}
