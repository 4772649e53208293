/**
 * What the systems' entities and attributes mean in the unified model, by the files
 * {@code connectors/<system>/mapping/<entity>.yaml}, in both directions.
 */
@org.springframework.modulith.NamedInterface("mapping")
package org.floris.connector.mapping;
