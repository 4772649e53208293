package org.floris.journal;

/**
 * For how long this hub may say that what it has opened is its own, by its own clock.
 *
 * @param owner the name under which it opens exchanges; another one after every lapse
 * @param until of {@link System#nanoTime()}; never later than the database's own time for the same lease
 */
record Lease(String owner, long until) {
    boolean stands(long now) {
        return now - until < 0;
    }
}
