/** The launcher: commands for people. All but {@code run} are light clients of the REST API. */
@org.springframework.modulith.ApplicationModule(displayName = "Launcher")
package org.floris.cli;
