/** Payloads at rest: sealed when they are written, opened when somebody may see them. */
@org.springframework.modulith.NamedInterface("sealing")
package org.floris.journal.sealing;
