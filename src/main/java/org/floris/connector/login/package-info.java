/** How the hub logs in to systems with its own account. See decision 0024. */
package org.floris.connector.login;
