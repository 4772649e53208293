package org.floris.sandbox.crm;

/** The kinds of saves that a plug-in can be registered for. */
public enum SaveOperation {
    CREATE,
    UPDATE,
    DELETE,
    SET_STATE,
    ASSIGN,
    ASSOCIATE,
    DISASSOCIATE
}
