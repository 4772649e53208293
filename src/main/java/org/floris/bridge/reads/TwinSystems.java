package org.floris.bridge.reads;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.floris.canonical.Links;
import org.floris.connector.mapping.Counterpart;
import org.floris.connector.mapping.EntityTwins;
import org.floris.connector.mapping.Mappings;

/**
 * The system that a caller speaks of and the one that answers him.
 *
 * @param here  whose schema and ids the caller knows
 * @param there where he works now
 */
public record TwinSystems(String here, String there, Mappings mappings, Links links) {
    /** @throws org.floris.canonical.FlorisException UNKNOWN_ENTITY */
    public EntityTwins entity(String entity) {
        return mappings.twins(here, entity, there).orElseThrow(() -> Refusals.entity(entity, there));
    }

    Conditions conditions() {
        return new Conditions(links, there);
    }

    /** The attribute there that stands for this one where it has to be a single one with the same values. */
    String joinable(String attribute, EntityTwins twins) {
        if (twins.counterpart(attribute) instanceof Counterpart.Same same) {
            return same.attribute();
        }
        throw Refusals.attribute(attribute, twins, there, "what a join goes by");
    }

    /** In whose order the rows would be there; options are in the order of their numbers there. */
    List<String> sorted(String attribute, EntityTwins twins) {
        Counterpart counterpart = twins.counterpart(attribute);
        if (counterpart instanceof Counterpart.Same same) {
            return List.of(same.attribute());
        }
        if (counterpart instanceof Counterpart.Choice choice) {
            return List.of(choice.attribute());
        }
        if (counterpart instanceof Counterpart.Split split) {
            return split.attributes();
        }
        if (counterpart instanceof Counterpart.Part part && part.place() == 0) {
            return List.of(part.attribute());
        }
        throw Refusals.attribute(attribute, twins, there, "what rows are sorted by");
    }

    /** The columns to ask for there; at least the key, since none at all would not say that there is a row. */
    static List<String> columns(EntityTwins twins, List<String> attributes, boolean orKey) {
        Set<String> needs = twins.needs(attributes);
        return needs.isEmpty() && orKey ? List.of(twins.keyThere()) : new ArrayList<>(needs);
    }
}
