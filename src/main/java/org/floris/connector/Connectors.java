package org.floris.connector;

import java.util.Set;

/** The connectors of this hub, by their systems' names. */
public interface Connectors {
    /** The active systems, in the order of the settings. */
    Set<String> systems();

    /** @throws org.floris.canonical.FlorisException NOT_MAPPED for a system that is not active */
    Connector get(String system);
}
