/** The unified model: what a change, a record and a link mean, whatever system they come from. Depends on nothing. */
@org.springframework.modulith.ApplicationModule(
        displayName = "Canonical model",
        allowedDependencies = {})
package org.floris.canonical;
