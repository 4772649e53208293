package org.floris.bridge;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.floris.canonical.Change;
import org.floris.canonical.Links;
import org.floris.canonical.Operation;
import org.floris.canonical.Why;
import org.floris.connector.mapping.Mappings;
import org.floris.journal.FindingKind;
import org.floris.journal.Image;
import org.floris.journal.Intent;
import org.floris.journal.NewFinding;
import org.springframework.stereotype.Component;

/** Makes a finding of an exchange in doubt that no rule can settle, with what both sides show of it now. */
@Component
class Undecided {
    private final CanonicalImages images;
    private final RecordLinks recordLinks;
    private final Mappings mappings;

    Undecided(CanonicalImages images, RecordLinks recordLinks, Mappings mappings) {
        this.images = images;
        this.recordLinks = recordLinks;
        this.mappings = mappings;
    }

    /** @param system the one that is at odds; its reading is shown if it is a mirror, else that of the first mirror */
    NewFinding finding(Intent intent, Why cause, String system) {
        Optional<String> mirror = intent.mirrors().contains(system)
                ? Optional.of(system)
                : intent.mirrors().stream().findFirst();
        return NewFinding.of(
                FindingKind.UNDECIDED,
                intent,
                cause.code(),
                mirror,
                cause,
                image(intent, intent.home().system()),
                mirror.flatMap(name -> image(intent, name)));
    }

    /** The attributes that are in question; what a system holds together is in question together. */
    Set<String> attributes(Change change) {
        if (change.operation() == Operation.CREATE || change.operation() == Operation.DELETE) {
            return images.all(change.entity());
        }
        return together(change.entity(), change.attributes().names());
    }

    Set<String> together(String entity, Set<String> names) {
        Set<String> together = new LinkedHashSet<>();
        names.forEach(name -> together.addAll(mappings.heldTogether(entity, name)));
        return together;
    }

    private Optional<Image> image(Intent intent, String system) {
        return intent.change().flatMap(change -> {
            Links links = recordLinks.afterwards(change, intent.asked());
            return change.association()
                    .map(tie -> images.readTieIfPossible(system, change.record(), tie, links))
                    .orElseGet(() -> images.readIfPossible(system, change.record(), attributes(change), links));
        });
    }
}
