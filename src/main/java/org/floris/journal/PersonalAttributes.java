package org.floris.journal;

import org.floris.canonical.CanonicalAttribute;
import org.floris.canonical.CanonicalModel;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Which attributes the unified model calls personal. */
@Component
class PersonalAttributes {
    private final ObjectProvider<CanonicalModel> model;

    PersonalAttributes(ObjectProvider<CanonicalModel> model) {
        this.model = model;
    }

    /** What the model does not know is taken for personal; a relation tells no more than ids. */
    boolean isPersonal(String entity, String attribute) {
        CanonicalModel known = model.getIfAvailable();
        return known == null
                || known.relation(entity, attribute).isEmpty()
                        && known.attribute(entity, attribute)
                                .map(CanonicalAttribute::personal)
                                .orElse(true);
    }
}
