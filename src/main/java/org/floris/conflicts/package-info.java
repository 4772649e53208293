/** Finds what was changed in the systems past the hub, by a scan of their recent changes; the bridge decides on it. */
@org.springframework.modulith.ApplicationModule(displayName = "Conflicts")
package org.floris.conflicts;
