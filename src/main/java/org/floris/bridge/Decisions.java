package org.floris.bridge;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.floris.canonical.Attributes;
import org.floris.canonical.CanonicalAttribute;
import org.floris.canonical.ErrorCode;
import org.floris.canonical.FlorisException;
import org.floris.canonical.Why;
import org.floris.connector.mapping.Mappings;
import org.floris.journal.Decision;
import org.floris.journal.Finding;
import org.springframework.stereotype.Component;

/** What a decision means: what shall hold in every system. Asks nobody and writes nothing. */
@Component
class Decisions {
    private final Mappings mappings;

    Decisions(Mappings mappings) {
        this.mappings = mappings;
    }

    /** Why the decision makes no sense about this finding. */
    Optional<Why> refusal(Finding finding, Question question, Decision decision) {
        if (question.record().isEmpty()) {
            return decision == Decision.TAKE_HOME
                    ? Optional.empty()
                    : Optional.of(Why.of(
                            "not-mapped-take-home",
                            "The entity is not mapped, so home alone has the record: only take-home settles this."));
        }
        if (decision == Decision.TAKE_MIRROR
                && !finding.mirror().map(question.images()::containsKey).orElse(false)) {
            return Optional.of(Why.of("no-mirror-to-take", "There is no mirror whose values could be taken."));
        }
        if (!question.images().containsKey(finding.home())) {
            return Optional.of(
                    Why.of("home-maps-it-no-more", "{0} maps the record no more; map it again first.", finding.home()));
        }
        if (decision == Decision.EDIT && question.association().isPresent()) {
            return Optional.of(
                    Why.of("ties-are-not-edited", "A tie between records is there or not: take home or the mirror."));
        }
        if (decision == Decision.EDIT && !question.existsSomewhere()) {
            return Optional.of(Why.of("nothing-to-edit", "No system has the record any more: take home."));
        }
        return Optional.empty();
    }

    /**
     * @param edits for EDIT, as people write them
     * @throws FlorisException INVALID_VALUE or UNKNOWN_ATTRIBUTE when the edits do not fit
     */
    Wanted wanted(Finding finding, Question question, Decision decision, Map<String, String> edits) {
        if (question.record().isEmpty()) {
            return new Wanted(true, Attributes.NONE);
        }
        return switch (decision) {
            case TAKE_HOME -> question.as(finding.home());
            case TAKE_MIRROR -> question.as(finding.mirror().orElseThrow());
            case EDIT -> edited(finding, question, edits);
        };
    }

    private Wanted edited(Finding finding, Question question, Map<String, String> edits) {
        Map<String, Object> values =
                new LinkedHashMap<>(question.merged(finding.home()).values());
        for (Map.Entry<String, String> edit : edits.entrySet()) {
            if (!values.containsKey(edit.getKey())) {
                throw new FlorisException(
                        ErrorCode.UNKNOWN_ATTRIBUTE,
                        "'" + edit.getKey() + "' is not in question here; in question are "
                                + String.join(", ", values.keySet()) + ".");
            }
            values.put(edit.getKey(), parsed(finding.entity(), edit.getKey(), edit.getValue()));
        }
        Set<String> open = new LinkedHashSet<>(question.contradictions());
        open.removeAll(edits.keySet());
        if (!open.isEmpty()) {
            throw new FlorisException(
                    ErrorCode.INVALID_VALUE,
                    "The systems contradict each other in more than was given; give a value for "
                            + String.join(", ", open) + " too.");
        }
        return new Wanted(true, new Attributes(values));
    }

    private Object parsed(String entity, String name, String text) {
        CanonicalAttribute attribute = mappings.model().attribute(entity, name).orElseThrow();
        boolean cleared = text == null || text.isBlank();
        if (cleared && (name.equals(CanonicalAttribute.STATE) || name.equals(CanonicalAttribute.OWNER))) {
            throw new FlorisException(
                    ErrorCode.INVALID_VALUE, "The " + name + " of a " + entity + " cannot be cleared.");
        }
        return cleared ? null : WrittenValue.parse(attribute, text.strip());
    }
}
