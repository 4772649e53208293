package org.floris.connector.mapping;

import java.util.List;
import java.util.Map;

/** What an attribute of one system ("here") is in another ("there"), as far as a query has to know it. */
public sealed interface Counterpart {
    /**
     * One attribute that holds the same.
     *
     * @param records     whether its value is the id of a record, so another one there
     * @param dayOfMoment whether it is a day here and a moment of that day there
     */
    record Same(String attribute, boolean records, boolean dayOfMoment) implements Counterpart {}

    /**
     * One attribute with other numbers.
     *
     * @param values Integer or Boolean here, and all that it may be there
     */
    record Choice(String attribute, Map<Object, List<Object>> values) implements Counterpart {
        /** Whether each value here is one value there and the other way about. */
        public boolean oneToOne() {
            return values.values().stream().allMatch(there -> there.size() == 1)
                    && values.values().stream().distinct().count() == values.size();
        }
    }

    /** Several attributes there, whose texts stand here in one with a separator between them. */
    record Split(List<String> attributes, String separator) implements Counterpart {}

    /**
     * Part of a text there.
     *
     * @param place from 0
     * @param parts how many there are
     */
    record Part(String attribute, int place, int parts, String separator) implements Counterpart {}

    /** It is not there. */
    record Nothing() implements Counterpart {}
}
