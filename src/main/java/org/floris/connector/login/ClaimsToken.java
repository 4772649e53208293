package org.floris.connector.login;

/**
 * A token of a WS-Trust service.
 *
 * @param assertion     as it came; only the system can read it
 * @param reference     the SecurityTokenReference that the service tells to use beside the assertion
 * @param proofKey      known to the service's client and, inside of the assertion, to the system
 */
record ClaimsToken(String assertion, String reference, byte[] proofKey) {
    @Override
    public String toString() {
        return "ClaimsToken[" + assertion.length() + " characters]";
    }
}
