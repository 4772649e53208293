package org.floris.login;

import java.util.function.BooleanSupplier;
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
     * @param claim         whether it may be used; of one that is good only once, false from the second time on
     */
    record Asked(Way way, String name, String key, Supplier<String> authorization, BooleanSupplier claim)
            implements Login {
        Asked(Way way, String name, String key, Supplier<String> authorization) {
            this(way, name, key, authorization, () -> true);
        }

        Asked by(Way other) {
            return new Asked(other, name, key, authorization, claim);
        }

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
        CERTIFICATE(SecurityFault.FAILED_AUTHENTICATION),
        USERNAME_TOKEN(SecurityFault.FAILED_AUTHENTICATION),
        USERNAME_DIGEST(SecurityFault.FAILED_AUTHENTICATION),
        TOKEN(SecurityFault.FAILED_AUTHENTICATION),
        TOKEN_SERVICE(SecurityFault.TOKEN_REFUSED);

        private final SecurityFault fault;

        Way(SecurityFault fault) {
            this.fault = fault;
        }

        /** Not a token, whose messages are signed with a key that nobody guesses. */
        boolean isGuessable() {
            return this != TOKEN;
        }

        /** How a wrong log-in is told. */
        SecurityFault fault() {
            return fault;
        }
    }
}
