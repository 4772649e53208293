package org.floris.connector.mapping;

import java.util.HashMap;
import java.util.Map;
import org.floris.canonical.Links;
import org.floris.connector.Option;

/** What is one of two or one of several. */
final class ChoiceRules {
    private ChoiceRules() {}

    record BooleanRule(Place place) implements ValueRule {
        @Override
        public Object toCanonical(Object value, Links links) {
            return place.fromSystem(value, Boolean.class);
        }

        @Override
        public Object toSystem(Object value, Links links) {
            return place.fromModel(value, Boolean.class);
        }
    }

    /** Codes in the model, {@link Option} or Boolean in the system. */
    static final class OptionRule implements ValueRule {
        private final Place place;
        private final Map<String, Object> values;
        private final Map<Object, String> codes = new HashMap<>();
        private final Class<?> type;

        /** @param values by code; all of them {@link Option} or all of them Boolean */
        OptionRule(Place place, Map<String, Object> values) {
            this.place = place;
            this.values = Map.copyOf(values);
            values.forEach((code, value) -> codes.put(value, code));
            this.type = codes.containsKey(true) || codes.containsKey(false) ? Boolean.class : Option.class;
        }

        /** The code of a value of the system; null for one that has none. */
        String code(Object value) {
            return codes.get(value);
        }

        /** The system's values by code. */
        Map<String, Object> values() {
            return values;
        }

        @Override
        public Object toCanonical(Object value, Links links) {
            String code = codes.get(place.fromSystem(value, type));
            if (code == null) {
                throw place.invalid(
                        place.inSystem() + " holds an option that means nothing in the unified model. Choose"
                                + " another, or give it a code in " + place.file() + ".");
            }
            return code;
        }

        @Override
        public Object toSystem(Object value, Links links) {
            Object known = values.get(place.fromModel(value, String.class));
            if (known == null) {
                throw place.invalid(place.inModel() + " holds a code that " + place.inSystem()
                        + " has no option for. Choose another, or give it one in " + place.file() + ".");
            }
            return known;
        }
    }
}
