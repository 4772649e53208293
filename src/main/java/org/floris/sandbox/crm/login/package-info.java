/** The server's side of the ways to log in to a CRM on premises, with nothing taken from the hub's own side. */
package org.floris.sandbox.crm.login;
