package org.floris.connector.dynamics;

import java.util.List;
import java.util.Map;
import org.floris.connector.Reference;

/** {@code EntityReferenceCollection}, a parameter of associations and the answer to a QualifyLead. */
public record References(List<Reference> references) {
    private static final String CREATED = "CreatedEntities";

    public References {
        references = List.copyOf(references);
    }

    /** What the answer to a QualifyLead says that was created; empty for any other answer. */
    public static List<Reference> created(OrganizationAnswer answer) {
        return answer instanceof OrganizationAnswer.Executed executed
                        && executed.results().get(CREATED) instanceof References created
                ? created.references()
                : List.of();
    }

    /** The answer to a QualifyLead. */
    public static OrganizationAnswer.Executed qualified(List<Reference> created) {
        return OrganizationAnswer.Executed.of("QualifyLead", Map.of(CREATED, new References(created)));
    }
}
