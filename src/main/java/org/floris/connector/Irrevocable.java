package org.floris.connector;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.floris.canonical.Operation;

/**
 * What a system could not take back once it has it, known beforehand, by canonical entity.
 *
 * @param operations writes whose opposite the system refuses, such as the delete of a user whom it only disables
 * @param states     codes of states that the system lets no record return to; a change out of one, and the delete of a
 *                   record that is in one, cannot be taken back
 */
public record Irrevocable(Map<String, Set<Operation>> operations, Map<String, Set<String>> states) {
    public static final Irrevocable NOTHING = new Irrevocable(Map.of(), Map.of());

    public Irrevocable {
        operations = copy(operations);
        states = copy(states);
    }

    public boolean operation(String entity, Operation operation) {
        return operations.getOrDefault(entity, Set.of()).contains(operation);
    }

    public boolean state(String entity, Object state) {
        return state != null && states.getOrDefault(entity, Set.of()).contains(state);
    }

    private static <T> Map<String, Set<T>> copy(Map<String, Set<T>> given) {
        return given.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, entry -> Set.copyOf(entry.getValue())));
    }
}
