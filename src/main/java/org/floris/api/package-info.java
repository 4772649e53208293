/** The REST API {@code /api/v1}: everything that people can do and see, for scripts and for the launcher. */
@org.springframework.modulith.ApplicationModule(displayName = "REST API")
package org.floris.api;
