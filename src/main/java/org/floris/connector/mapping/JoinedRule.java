package org.floris.connector.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Several canonical texts that one attribute of the system holds, with a separator between them. All of them are
 * filled or none is: half a passport could not be split again.
 *
 * @param places  one for each part, in order
 * @param lengths characters of each part; 0 means any number
 */
record JoinedRule(List<Place> places, List<Integer> lengths, Pattern separator, String glue, int maxLength) {
    String systemAttribute() {
        return places.get(0).systemAttribute();
    }

    /** Lays the parts of {@code value}, which may be null, over {@code attributes}. */
    void split(Object value, Map<String, Object> attributes) {
        Place place = places.get(0);
        String text = value == null ? "" : place.fromSystem(value, String.class);
        if (text.isEmpty()) {
            places.forEach(part -> attributes.put(part.canonicalAttribute(), null));
            return;
        }
        String[] parts = separator.split(text, -1);
        if (parts.length != places.size() || !fits(parts)) {
            throw place.invalid(
                    place.inSystem() + " cannot be split into " + names() + ". Write it as " + shape() + ".");
        }
        for (int i = 0; i < parts.length; i++) {
            attributes.put(places.get(i).canonicalAttribute(), parts[i]);
        }
    }

    /** The system's one value, null when every part is empty. */
    String join(Map<String, Object> attributes) {
        Place place = places.get(0);
        List<String> parts = new ArrayList<>();
        for (Place part : places) {
            Object value = attributes.get(part.canonicalAttribute());
            String text = value == null ? "" : part.fromModel(value, String.class);
            if (!text.isEmpty()) {
                parts.add(text);
            }
        }
        if (parts.isEmpty()) {
            return null;
        }
        if (parts.size() < places.size()) {
            throw place.invalid(names() + " must all be filled or all be empty, because " + place.inSystem()
                    + " holds them together.");
        }
        String joined = String.join(glue, parts);
        boolean tooLong = maxLength > 0 && joined.length() > maxLength;
        if (tooLong || !fits(parts.toArray(String[]::new))) {
            throw place.invalid(place.inSystem() + " holds " + names() + " as " + shape() + ". Correct them.");
        }
        return joined;
    }

    private boolean fits(String[] parts) {
        for (int i = 0; i < parts.length; i++) {
            boolean wrong = lengths.get(i) > 0 && parts[i].length() != lengths.get(i);
            if (parts[i].isEmpty() || wrong || parts[i].contains(glue)) {
                return false;
            }
        }
        return true;
    }

    private String names() {
        return String.join(
                " and ", places.stream().map(Place::canonicalAttribute).toList());
    }

    /** {@code passportSeries (4 characters), ' ', passportNumber (6 characters)}. */
    private String shape() {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < places.size(); i++) {
            String length = lengths.get(i) > 0 ? " (" + lengths.get(i) + " characters)" : "";
            parts.add(places.get(i).canonicalAttribute() + length);
        }
        return String.join(", '" + glue + "', ", parts);
    }
}
