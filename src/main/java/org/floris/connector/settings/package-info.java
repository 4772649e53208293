/** What stands in {@code connectors/<system>/connector.yaml}, checked. */
package org.floris.connector.settings;
