package org.floris.connector;

/**
 * A lookup's value in a system.
 *
 * @param name the shown name, or null where it is not known; never used to decide anything
 */
public record Reference(String entity, String id, String name) {
    public Reference(String entity, String id) {
        this(entity, id, null);
    }
}
