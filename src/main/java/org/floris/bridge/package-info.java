/**
 * The married write and the reads that pass through: the ways in of the dialects and of the plug-ins, and the steps
 * that {@code routes/bridge/write.camel.yaml} puts in order.
 */
@org.springframework.modulith.ApplicationModule(displayName = "Bridge")
package org.floris.bridge;
