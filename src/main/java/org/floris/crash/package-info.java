/** Named steps of the hub's work, so that a rehearsal can kill the process exactly there and see that nothing is lost. */
@org.springframework.modulith.ApplicationModule(displayName = "Crash points", allowedDependencies = "canonical")
package org.floris.crash;
