package org.floris.store;

/**
 * Where the hub's database is.
 *
 * @param exclusive the hub is certainly the only one on it, so that whatever another one left is over
 */
public record Database(String url, String user, String password, boolean exclusive) {
    @Override
    public String toString() {
        return "Database[" + url + "]";
    }
}
