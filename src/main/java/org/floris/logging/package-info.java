/** The last line of defence against personal data in logs. The first is not to log it. Depends on nothing. */
@org.springframework.modulith.ApplicationModule(
        displayName = "Logging",
        allowedDependencies = {})
package org.floris.logging;
