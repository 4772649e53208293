package org.floris.bridge.reads;

import java.util.LinkedHashMap;
import java.util.Map;
import org.floris.connector.mapping.EntityTwins;

/** The entities of a query by the names that its conditions call them. */
final class Scopes {
    private final Map<String, EntityTwins> byName = new LinkedHashMap<>();
    private int joined;

    void root(EntityTwins twins) {
        byName.put(twins.entityHere(), twins);
    }

    /** The alias of the next joined entity: its own, or the one that the service gives, which is told to the other system. */
    String alias(String given, EntityTwins twins) {
        joined++;
        String alias = given == null || given.isBlank() ? twins.entityHere() + joined : given;
        if (byName.put(alias, twins) != null && joined > 0) {
            throw Refusals.fetch("the alias of a joined entity stands in it twice");
        }
        return alias;
    }

    /** @param name an alias, or an entity that is joined once; null means {@code own} */
    EntityTwins named(String name, EntityTwins own) {
        if (name == null) {
            return own;
        }
        EntityTwins twins = byName.get(name);
        if (twins != null) {
            return twins;
        }
        return byName.values().stream()
                .filter(joined -> joined.entityHere().equals(name))
                .findFirst()
                .orElseThrow(() -> Refusals.fetch("a condition names a joined entity that is not in the query"));
    }

    /** The name as the other system is told it: an alias stays, the root entity gets its name there. */
    String nameThere(String name) {
        EntityTwins twins = byName.get(name);
        if (twins != null && twins.entityHere().equals(name)) {
            return twins.entityThere();
        }
        return byName.containsKey(name)
                ? name
                : byName.entrySet().stream()
                        .filter(entry -> entry.getValue().entityHere().equals(name))
                        .map(Map.Entry::getKey)
                        .findFirst()
                        .orElse(name);
    }
}
