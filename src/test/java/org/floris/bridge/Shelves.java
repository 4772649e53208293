package org.floris.bridge;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.floris.connector.Connector;
import org.floris.connector.Connectors;

/** Systems in memory, in the order in which they are given. */
final class Shelves implements Connectors {
    private final Map<String, Connector> systems = new LinkedHashMap<>();

    Shelves(Shelf... shelves) {
        for (Shelf shelf : shelves) {
            systems.put(shelf.system(), shelf);
        }
    }

    @Override
    public Set<String> systems() {
        return systems.keySet();
    }

    Shelf shelf(String system) {
        return (Shelf) systems.get(system);
    }

    @Override
    public Connector get(String system) {
        return systems.get(system);
    }
}
