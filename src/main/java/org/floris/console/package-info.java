/** The pages at {@code /}: what people see of the hub, and where they move batches. Depends on others; nobody on it. */
@org.springframework.modulith.ApplicationModule(displayName = "Console")
package org.floris.console;
