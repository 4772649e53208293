package org.floris.journal.events;

/**
 * The version of an entity's events. The minor number grows when something is added, the major one when something that
 * readers may rely on is gone or has become something else.
 */
public record EventVersion(int major, int minor) {
    static final EventVersion FIRST = new EventVersion(1, 0);

    /** @throws IllegalArgumentException for anything but two numbers with a point between them */
    public static EventVersion of(String text) {
        String[] parts = text.split("\\.", -1);
        if (parts.length != 2) {
            throw new IllegalArgumentException("'" + text + "' is no version such as 1.0");
        }
        return new EventVersion(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]));
    }

    EventVersion next(boolean servesOldReaders) {
        return servesOldReaders ? new EventVersion(major, minor + 1) : new EventVersion(major + 1, 0);
    }

    @Override
    public String toString() {
        return major + "." + minor;
    }
}
