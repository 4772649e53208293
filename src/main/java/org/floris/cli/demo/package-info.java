/** The demonstration: everything in the box, played through the public interfaces only. */
package org.floris.cli.demo;
