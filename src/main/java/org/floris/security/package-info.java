/** Who may come in, and what he may do: accounts, roles and the chains in front of console, API and façade. */
@org.springframework.modulith.ApplicationModule(displayName = "Security", allowedDependencies = "canonical")
package org.floris.security;
