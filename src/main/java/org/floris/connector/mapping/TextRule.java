package org.floris.connector.mapping;

import org.floris.canonical.Links;

/**
 * Texts. An empty text is no text, in every system.
 *
 * @param maxLength what the system holds, in UTF-16 units; 0 means any length
 */
record TextRule(Place place, int maxLength) implements ValueRule {
    /** What the longest attribute of a CRM can hold (MemoAttributeMetadata.MaxSupportedLength). */
    private static final int LONGEST = 1_048_576;

    @Override
    public Object toCanonical(Object value, Links links) {
        String text = place.fromSystem(value, String.class);
        if (text.length() > LONGEST) {
            throw place.invalid(place.inSystem() + " has " + text.length() + " characters; no CRM holds more than "
                    + LONGEST + ". Shorten it.");
        }
        return text.isEmpty() ? null : text;
    }

    @Override
    public Object toSystem(Object value, Links links) {
        return fitting(place.fromModel(value, String.class));
    }

    String fitting(String text) {
        if (maxLength > 0 && text.length() > maxLength) {
            throw place.invalid(place.inModel() + " is longer than the " + maxLength + " characters that "
                    + place.inSystem() + " holds. Shorten it.");
        }
        return text.isEmpty() ? null : text;
    }
}
