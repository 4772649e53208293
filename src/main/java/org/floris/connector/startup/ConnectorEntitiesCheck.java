package org.floris.connector.startup;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.floris.canonical.CanonicalAttribute;
import org.floris.canonical.CanonicalEntity;
import org.floris.canonical.CanonicalModel;
import org.floris.connector.settings.YamlNode;

/** Refuses a {@code connector.yaml} that speaks of entities or states that the unified model does not know. */
final class ConnectorEntitiesCheck {
    private static final List<String> BY_ENTITY = List.of("onMirrorDown", "cannotUndo", "cannotReturnTo");

    private final CanonicalModel model;

    /**
     * @param home    the folder that holds {@code connectors}
     * @param systems the active ones
     * @throws org.floris.canonical.FlorisException at the first mistake, with file and line
     */
    ConnectorEntitiesCheck(CanonicalModel model, Path home, Collection<String> systems) {
        this.model = model;
        for (String system : systems) {
            String file = "connectors/" + system + "/connector.yaml";
            YamlNode root = YamlNode.read(home.resolve(file), file);
            BY_ENTITY.forEach(part -> root.child(part).ifPresent(this::checkEntities));
            root.child("cannotReturnTo").ifPresent(this::checkStates);
        }
    }

    private void checkEntities(YamlNode part) {
        part.children().forEach((entity, node) -> {
            if (model.entity(entity).isEmpty()) {
                throw node.wrong("is no entity of connectors/canonical.yaml; there are "
                        + String.join(
                                ", ",
                                model.entities().stream()
                                        .map(CanonicalEntity::name)
                                        .toList()));
            }
        });
    }

    private void checkStates(YamlNode part) {
        part.children().forEach((entity, states) -> {
            Optional<CanonicalAttribute> state = model.attribute(entity, CanonicalAttribute.STATE);
            for (YamlNode code : states.items()) {
                if (state.isEmpty() || !state.get().options().containsKey(code.text())) {
                    throw code.wrong("is no state of " + entity + " in connectors/canonical.yaml");
                }
            }
        });
    }
}
