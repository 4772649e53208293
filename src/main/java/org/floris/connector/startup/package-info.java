/** Looks through the routes before the first of them runs; what Camel would start with in silence stops the start. */
package org.floris.connector.startup;
