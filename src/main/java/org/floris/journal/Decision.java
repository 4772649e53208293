package org.floris.journal;

/** What a person has decided about a finding. Stored by name. */
public enum Decision {
    /** What home has now goes to the mirrors and the store. */
    TAKE_HOME("take-home"),
    /** What the mirror has now goes to home, the other mirrors and the store. */
    TAKE_MIRROR("take-mirror"),
    /** Values that a person has given go everywhere. */
    EDIT("edit");

    private final String label;

    Decision(String label) {
        this.label = label;
    }

    /** The word of the REST interface and the launcher. */
    public String label() {
        return label;
    }
}
