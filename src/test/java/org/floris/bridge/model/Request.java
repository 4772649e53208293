package org.floris.bridge.model;

/**
 * A request to a CRM.
 *
 * @param call the call that it is for
 */
record Request(int call, int system, int value, Purpose purpose) {
    enum Purpose {
        /** The change itself. */
        CHANGE,
        /** The before-image once more. */
        UNDO,
        /** The CRM's own commit of a save that the hub has agreed to. */
        COMMIT
    }

    private static final Purpose[] PURPOSES = Purpose.values();

    int packed() {
        return 1 << 12 | purpose.ordinal() << 10 | call << 8 | system << 6 | value;
    }

    static Request unpack(int packed) {
        return new Request(packed >> 8 & 3, packed >> 6 & 3, packed & 63, PURPOSES[packed >> 10 & 3]);
    }
}
