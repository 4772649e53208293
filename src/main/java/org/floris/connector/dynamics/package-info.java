/**
 * The Organization Service dialect of Dynamics CRM 2011 to 2015: its messages, their codec for both directions, and
 * the connector that speaks it.
 */
@org.springframework.modulith.NamedInterface("dynamics")
package org.floris.connector.dynamics;
