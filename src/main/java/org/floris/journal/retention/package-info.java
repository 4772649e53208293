/** How long exchanges are kept, by class and by day. What is not settled is kept for ever. */
@org.springframework.modulith.NamedInterface("retention")
package org.floris.journal.retention;
