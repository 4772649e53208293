/** The hub's own database: users and their homes, links, and the unified store; with PostgreSQL in the box. */
@org.springframework.modulith.ApplicationModule(displayName = "Unified store")
package org.floris.store;
