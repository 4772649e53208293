/** What was asked, what became of it, and the events that tell others: every exchange from its opening to its end. */
@org.springframework.modulith.ApplicationModule(displayName = "Journal")
package org.floris.journal;
