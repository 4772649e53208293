package org.floris.bridge.model;

/**
 * One call of a user.
 *
 * @param message the message id, 1 to 3; its number is also the value that it writes
 * @param hub     the replica that it comes to
 * @param kind    how it comes and what it does
 */
record Call(int user, int record, int message, int hub, Kind kind) {
    enum Kind {
        /** A change of a record, by web service. */
        UPDATE,
        /** A new record, by web service; home fills in what the caller leaves out. */
        CREATE,
        /** A save in home's own pages, announced by its plug-in before the CRM commits. */
        PLUG_IN
    }

    static Call update(int user, int message, int hub) {
        return new Call(user, 0, message, hub, Kind.UPDATE);
    }

    static Call create(int user, int message, int hub) {
        return new Call(user, 0, message, hub, Kind.CREATE);
    }

    static Call plugIn(int user, int message, int hub) {
        return new Call(user, 0, message, hub, Kind.PLUG_IN);
    }

    boolean creates() {
        return kind == Kind.CREATE;
    }

    boolean homeWritesItself() {
        return kind == Kind.PLUG_IN;
    }

    /** What the record holds in the end; a create gets home's defaults on top. */
    int truth() {
        return creates() ? message | Configuration.FILLED : message;
    }
}
