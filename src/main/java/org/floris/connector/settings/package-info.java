/** What stands in {@code connectors/<system>/connector.yaml}, checked. */
@org.springframework.modulith.NamedInterface("settings")
package org.floris.connector.settings;
