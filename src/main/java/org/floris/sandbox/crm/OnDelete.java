package org.floris.sandbox.crm;

/** What a delete does to the records whose lookup points to the deleted one; by the contract's names. */
public enum OnDelete {
    /** Their lookup is emptied; nothing else of them changes, not even by whom and when they were changed last. */
    RemoveLink,
    /** They are deleted too. */
    Cascade,
    /** They forbid the delete. */
    Restrict
}
