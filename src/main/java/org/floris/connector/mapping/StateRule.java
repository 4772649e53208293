package org.floris.connector.mapping;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.floris.canonical.CanonicalAttribute;
import org.floris.connector.Option;

/** The system's two numbers, state and status, as the one canonical {@code state}. */
final class StateRule {
    /** In the protocol, the status that stands for "the default one of this state". */
    private static final int DEFAULT_STATUS = -1;

    private final Place state;
    private final Place status;
    private final String initial;
    private final Map<String, Pair> pairs;
    private final Map<Integer, String> codesByStatus = new HashMap<>();
    private final Map<Integer, String> defaultCodes = new HashMap<>();

    record Pair(Option state, Option status) {}

    /**
     * @param initial the state of a new record
     * @param pairs   by code, in order: the first code of a state is that state's default
     */
    StateRule(Place state, Place status, String initial, Map<String, Pair> pairs) {
        this.state = state;
        this.status = status;
        this.initial = initial;
        this.pairs = Map.copyOf(pairs);
        new LinkedHashMap<>(pairs).forEach((code, pair) -> {
            codesByStatus.put(pair.status().value(), code);
            defaultCodes.putIfAbsent(pair.state().value(), code);
        });
    }

    String stateAttribute() {
        return state.systemAttribute();
    }

    String statusAttribute() {
        return status.systemAttribute();
    }

    /** State and status by code. */
    Map<String, Pair> pairs() {
        return pairs;
    }

    boolean speaksOf(Map<String, Object> values) {
        return values.containsKey(stateAttribute()) || values.containsKey(statusAttribute());
    }

    /** The code of a state that somebody asks for: without a status it is the state's default one. */
    String asked(Map<String, Object> values) {
        Option wantedState = option(values, state);
        Option wantedStatus = option(values, status);
        boolean byDefault = wantedStatus == null || wantedStatus.value() == DEFAULT_STATUS;
        if (wantedState == null && byDefault) {
            throw state.invalid(state.inSystem() + " cannot be cleared.");
        }
        String code = byDefault ? defaultCodes.get(wantedState.value()) : codesByStatus.get(wantedStatus.value());
        if (code == null || wantedState != null && !pairs.get(code).state().equals(wantedState)) {
            throw status.invalid(status.inSystem() + " and " + stateAttribute()
                    + " together mean no state of the unified model. Choose another, or add it to " + state.file()
                    + ".");
        }
        return code;
    }

    /** The code of the state that a record has; empty when its status was not read. */
    Optional<String> held(Map<String, Object> values) {
        return values.get(statusAttribute()) == null ? Optional.empty() : Optional.of(asked(values));
    }

    /** Both numbers, as SET_STATE wants them. */
    void set(Object code, Map<String, Object> values) {
        Pair pair = pair(code);
        values.put(stateAttribute(), pair.state());
        values.put(statusAttribute(), pair.status());
    }

    /** What a create has to say: nothing for the initial state, and no state where it is the initial one. */
    void create(Object code, Map<String, Object> values) {
        if (code == null || code.equals(initial)) {
            return;
        }
        Pair pair = pair(code);
        Pair first = pairs.get(initial);
        if (first == null || !pair.state().equals(first.state())) {
            values.put(stateAttribute(), pair.state());
        }
        values.put(statusAttribute(), pair.status());
    }

    private Pair pair(Object code) {
        if (code == null) {
            throw state.invalid(state.canonicalEntity() + "." + CanonicalAttribute.STATE + " cannot be cleared.");
        }
        Pair pair = pairs.get(state.fromModel(code, String.class));
        if (pair == null) {
            throw state.invalid(state.inModel() + " holds a code that " + state.inSystem()
                    + " has no state for. Choose another, or add it to " + state.file() + ".");
        }
        return pair;
    }

    private static Option option(Map<String, Object> values, Place place) {
        Object value = values.get(place.systemAttribute());
        return value == null ? null : place.fromSystem(value, Option.class);
    }
}
