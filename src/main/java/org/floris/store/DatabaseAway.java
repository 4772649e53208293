package org.floris.store;

import org.hibernate.TransactionException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.orm.jpa.JpaSystemException;

/** Tells a database that could not be asked, or has not answered, from a mistake of the hub. */
public final class DatabaseAway {
    private DatabaseAway() {}

    /** Whether the same may go well in a moment without anybody changing anything. */
    public static boolean explains(Throwable failure) {
        return failure instanceof DataAccessResourceFailureException
                || failure instanceof RecoverableDataAccessException
                || failure instanceof TransientDataAccessException
                || failure instanceof org.springframework.transaction.TransactionException
                // A connection that broke has its rollback fail, too, and Spring then tells of that alone.
                || failure instanceof JpaSystemException broken && broken.getCause() instanceof TransactionException;
    }
}
