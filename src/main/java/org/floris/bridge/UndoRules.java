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
import org.springframework.stereotype.Component;

/**
 * Refuses, before anything is written, a change that a system could not take back if another one refused it. What goes
 * to one system alone is never refused: nothing of it has to be taken back.
 */
@Component
class UndoRules {
    private final Connectors connectors;

    UndoRules(Connectors connectors) {
        this.connectors = connectors;
    }

    /**
     * @param before the touched attributes before the change; all of them before a delete
     * @throws FlorisException CANNOT_BE_UNDONE
     */
    void check(WritePlan plan, Optional<Attributes> before) {
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
