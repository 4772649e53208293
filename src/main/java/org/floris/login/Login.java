package org.floris.login;

import java.util.Locale;
import java.util.function.Supplier;
import org.floris.store.HubUser;

/** What a caller has shown, checked as far as the hub can check it alone. */
sealed interface Login {
    Way way();

    /**
     * The CRM is asked whether it is right.
     *
     * @param name          of the user, as he gave it
     * @param key           the same for the same log-in, so that it is known again
     * @param authorization HTTP Basic, for the CRM; worked out only where the CRM is asked
     */
    record Asked(Way way, String name, String key, Supplier<String> authorization) implements Login {
        @Override
        public String toString() {
            return "Asked[" + way + "]";
        }
    }

    /** The hub's own settings say who he is. */
    record Certified(HubUser user, String systemUserId, boolean actsForOthers) implements Login {
        @Override
        public Way way() {
            return Way.CERTIFICATE;
        }
    }

    /** The ways to log in, by the names that metrics have. */
    enum Way {
        BASIC(SecurityFault.CHALLENGE),
        CERTIFICATE(SecurityFault.FAILED_AUTHENTICATION);

        private final SecurityFault fault;

        Way(SecurityFault fault) {
            this.fault = fault;
        }

        /** How a wrong log-in is told. */
        SecurityFault fault() {
            return fault;
        }

        String tag() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
