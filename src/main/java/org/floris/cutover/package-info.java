/** Batches: the people who move together from one CRM to the other, and back. */
@org.springframework.modulith.ApplicationModule(displayName = "Cutover")
package org.floris.cutover;
