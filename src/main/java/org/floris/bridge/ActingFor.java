package org.floris.bridge;

import org.floris.canonical.Why;

/**
 * Who has logged in to call in another user's name. The CRM has let him; the journal keeps both.
 *
 * @param account his login
 */
record ActingFor(String account) {
    private static final String STEP = "acts-for";

    /** Notes it among the exchange's steps. */
    void note(WritePlan plan) {
        String user = plan.incoming().user().login();
        if (!account.equals(user)) {
            plan.trail()
                    .skip(
                            STEP,
                            plan.incoming().dialectSystem(),
                            Why.of("acts-for", "{0} has called in the name of {1}.", account, user));
        }
    }
}
