package org.floris.connector.dynamics;

import java.util.List;
import org.floris.connector.Reference;

/** {@code EntityReferenceCollection}, a parameter of associations. */
public record References(List<Reference> references) {
    public References {
        references = List.copyOf(references);
    }
}
