package org.floris.sandbox.crm;

/** Sees saves by the CRM's own users inside their transaction: the record is locked and nothing is visible yet. */
public interface SaveListener {
    SaveListener NONE = save -> {};

    /** @throws CrmFault to make the save fail with that text */
    void beforeCommit(Save save);
}
