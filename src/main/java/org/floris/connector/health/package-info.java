/** Whether each system is there: asked in the background, shown to health checks, metrics and pages. */
@org.springframework.modulith.NamedInterface("health")
package org.floris.connector.health;
