package org.floris.bridge;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.floris.canonical.Attributes;
import org.floris.canonical.CanonicalAttribute;
import org.floris.canonical.Change;
import org.floris.canonical.ErrorCode;
import org.floris.canonical.FlorisException;
import org.floris.canonical.Operation;
import org.floris.connector.Connector;
import org.floris.connector.Connectors;
import org.floris.connector.RecordImage;
import org.floris.connector.mapping.Mappings;
import org.springframework.stereotype.Component;

/**
 * Refuses, before anything is written, a change that a system could not take back if another one refused it. What goes
 * to one system alone is never refused: nothing of it has to be taken back.
 */
@Component
class UndoRules {
    private final Connectors connectors;
    private final Mappings mappings;

    UndoRules(Connectors connectors, Mappings mappings) {
        this.connectors = connectors;
        this.mappings = mappings;
    }

    /**
     * @param before the touched attributes before the change; all of them before a delete
     * @param images what every system held
     * @throws FlorisException CANNOT_BE_UNDONE
     */
    void check(WritePlan plan, Optional<Attributes> before, UndoImages images) {
        if (plan.change().isEmpty() || plan.mirrors().isEmpty()) {
            return;
        }
        Change change = plan.change().get();
        if (change.association().isPresent()) {
            written(plan).forEach(system -> checkAssociations(change, connectors.get(system)));
        }
        for (String system : mayHaveToTakeBack(plan)) {
            check(change, before, connectors.get(system));
        }
        if (change.operation() == Operation.DELETE) {
            written(plan).forEach(system -> checkDependents(plan, change, system, images));
        }
    }

    /**
     * Records that the hub keeps have holds, exchanges and events of their own, and a system that deletes them along
     * with another one passes all of these by. And a system whose own image is missing could not be put back.
     */
    private void checkDependents(WritePlan plan, Change change, String system, UndoImages images) {
        boolean writesItself =
                plan.incoming().homeWritesItself() && system.equals(plan.home().system());
        Optional<BeforeImage.Whole> whole = images.in(system, BeforeImage.Whole.class);
        if (whole.isEmpty() && !writesItself) {
            throw new FlorisException(
                    ErrorCode.SYSTEM_UNAVAILABLE,
                    system + " did not show the " + change.entity()
                            + " beforehand, so it could not be brought back. Nothing was changed; try again in a"
                            + " moment.");
        }
        whole.map(BeforeImage.Whole::image).ifPresent(image -> checkChildren(change, system, image));
    }

    private void checkChildren(Change change, String system, RecordImage image) {
        for (RecordImage child : image.children()) {
            if (mappings.ofSystemEntity(system, child.ref().entity()).isPresent()) {
                throw new FlorisException(
                        ErrorCode.CANNOT_BE_UNDONE,
                        system + " would delete records of '" + child.ref().entity() + "' together with this "
                                + change.entity()
                                + ", past the hub. Nothing was changed. Delete those first, or deactivate the record.");
            }
            checkChildren(change, system, child);
        }
    }

    private static void check(Change change, Optional<Attributes> before, Connector system) {
        Operation operation = change.operation();
        if (system.irrevocable().operation(change.entity(), operation)) {
            throw refusal(change, system, "cannotUndo in connectors/" + system.system() + "/connector.yaml says so");
        }
        if (operation == Operation.DELETE && !system.capabilities().recreatesDeleted()) {
            throw refusal(change, system, "it recreates no deleted record");
        }
        boolean leavesState = operation == Operation.SET_STATE || operation == Operation.DELETE;
        Object state = before.map(known -> known.get(CanonicalAttribute.STATE)).orElse(null);
        if (leavesState && system.irrevocable().state(change.entity(), state)) {
            throw refusal(change, system, "no record returns to the state '" + state + "' there");
        }
    }

    private static void checkAssociations(Change change, Connector system) {
        if (!system.capabilities().associations()) {
            throw refusal(change, system, "it keeps no associations");
        }
    }

    private static FlorisException refusal(Change change, Connector system, String why) {
        String what = change.operation().name().toLowerCase(Locale.ROOT).replace('_', '-');
        return new FlorisException(
                ErrorCode.CANNOT_BE_UNDONE,
                "The " + what + " of this " + change.entity() + " could not be taken back in " + system.system()
                        + " if another system refused it: " + why
                        + ". Nothing was changed. Choose another way, such as deactivating the record, or have it done"
                        + " in each system by its administrators.");
    }

    private static List<String> written(WritePlan plan) {
        List<String> systems = new ArrayList<>(plan.mirrorSystems());
        if (!plan.homeHasIt() || plan.incoming().homeWritesItself()) {
            systems.add(0, plan.home().system());
        }
        return systems;
    }

    /** The last one to be written is never taken back, unless home commits after it. */
    private static List<String> mayHaveToTakeBack(WritePlan plan) {
        List<String> systems = written(plan);
        systems.remove(plan.incoming().homeWritesItself() ? 0 : systems.size() - 1);
        return systems;
    }
}
