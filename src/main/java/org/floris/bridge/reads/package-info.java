/** Reads that are asked in the schema of one CRM and answered by another: queries there, answers and faults back. */
package org.floris.bridge.reads;
