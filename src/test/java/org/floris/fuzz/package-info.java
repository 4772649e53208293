/** Bad input by the thousand: samples that are broken in every way, sent to a hub, and a judge of what comes back. */
package org.floris.fuzz;
