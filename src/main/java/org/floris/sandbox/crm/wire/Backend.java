package org.floris.sandbox.crm.wire;

import org.floris.sandbox.crm.Accounts;
import org.floris.sandbox.crm.Crm;

/** What stands behind the wire once its data are there. */
public record Backend(Crm crm, Accounts accounts) {}
