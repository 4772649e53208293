package org.floris.connector.mapping;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What one entity of a system means in the unified model. Made at the start; never changes. */
public interface EntityMapping {
    String system();

    String systemEntity();

    String canonicalEntity();

    /** The primary key in the system, such as {@code contactid}. */
    String primaryId();

    /** The attribute in which an older integration has left the id of the record's twin, if it did. */
    Optional<String> crossReference();

    /** All mapped attributes, by the system's names. */
    Set<String> systemAttributes();

    /**
     * The system's attributes that hold these canonical ones, each once; canonical attributes that this system does
     * not map are left out.
     */
    List<String> systemAttributes(Set<String> canonicalNames);

    /**
     * The canonical attribute that this one alone holds; empty for an attribute that is not mapped, and for one that
     * shares its meaning with others (joined attributes, the state).
     */
    Optional<String> canonicalAttribute(String systemAttribute);
}
