/** What downstream systems may rely on: the schema of every canonical entity's events, its versions, and AsyncAPI. */
@org.springframework.modulith.NamedInterface("events")
package org.floris.journal.events;
