package org.floris.bridge;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Which system a host name stands for: one of those that are set, or one that begins with the system's name, as
 * {@code forsage.crm.example} does. A CRM that is open to the Internet names its organisation so.
 */
final class HostNames {
    private final Collection<String> systems;
    private final Map<String, String> set = new HashMap<>();

    /**
     * @param hosts by system
     * @throws IllegalArgumentException for a system that there is not, and for a host that would be two
     */
    HostNames(Collection<String> systems, Map<String, List<String>> hosts) {
        this.systems = systems;
        hosts.forEach((system, names) -> names.forEach(name -> add(system, name.toLowerCase(Locale.ROOT))));
    }

    private void add(String system, String host) {
        if (!systems.contains(system)) {
            throw new IllegalArgumentException(
                    "floris.facade.hosts names the system '" + system + "', and there are " + systems);
        }
        String other = set.put(host, system);
        if (other != null && !other.equals(system)) {
            throw new IllegalArgumentException(
                    "floris.facade.hosts gives the host '" + host + "' to " + other + " and to " + system);
        }
    }

    /** The system; for a host that is none's the host's own name, so that the answer can tell it. */
    String system(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        String first = name.split("\\.", 2)[0];
        return set.getOrDefault(name, systems.contains(first) ? first : name.replaceAll("[^a-z0-9.-]", "-"));
    }
}
