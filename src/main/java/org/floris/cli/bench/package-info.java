/** {@code floris bench}: the hub side by side with what else could stand in its place. See decision 0025. */
package org.floris.cli.bench;
