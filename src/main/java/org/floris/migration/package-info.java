/** Fills the unified store from the CRMs the first time, and compares all three whenever asked. */
@org.springframework.modulith.ApplicationModule(displayName = "Migration")
package org.floris.migration;
