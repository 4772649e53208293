package org.floris.canonical;

/** What a user does to a record. Writes go through the married write, reads to the user's home. */
public enum Operation {
    CREATE(true),
    UPDATE(true),
    DELETE(true),
    /** A change of state alone; Dynamics before 2015 knows no other way to close or reopen a record. */
    SET_STATE(true),
    /** A change of owner alone. */
    ASSIGN(true),
    ASSOCIATE(true),
    DISASSOCIATE(true),
    RETRIEVE(false),
    QUERY(false),
    /** Any other message of a dialect: metadata, WhoAmI and what the hub does not know. */
    EXECUTE(false);

    private final boolean write;

    Operation(boolean write) {
        this.write = write;
    }

    public boolean isWrite() {
        return write;
    }
}
