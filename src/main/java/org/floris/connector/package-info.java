/** Systems behind one interface, their settings, and the mapping between their attributes and the canonical ones. */
@org.springframework.modulith.ApplicationModule(displayName = "Connectors")
package org.floris.connector;
