package org.floris.connector.login;

import java.io.IOException;
import org.floris.canonical.Why;

/** There is no log-in, so the system has carried out nothing. The reason holds no secret. */
public final class NoLogInException extends IOException {
    private static final long serialVersionUID = 1L;

    private final transient Why why;
    private final boolean refused;

    private NoLogInException(Why why, boolean refused, Throwable cause) {
        super(why.sentence(), cause);
        this.why = why;
        this.refused = refused;
    }

    /** The account, or its password, is not accepted. */
    static NoLogInException refused(Why why) {
        return new NoLogInException(why, true, null);
    }

    /** Nobody can log in at the moment. */
    static NoLogInException notPossible(Why why, Throwable cause) {
        return new NoLogInException(why, false, cause);
    }

    /** In a clause without a subject's name. */
    public Why why() {
        return why;
    }

    /** Whether it is for the account; false where something is broken. */
    public boolean isRefused() {
        return refused;
    }
}
