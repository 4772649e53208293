package org.floris.bridge;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.floris.canonical.Association;
import org.floris.canonical.Attributes;
import org.floris.canonical.Change;
import org.floris.canonical.ErrorCode;
import org.floris.canonical.FlorisException;
import org.floris.canonical.Links;
import org.floris.canonical.Operation;
import org.floris.canonical.RecordId;
import org.floris.canonical.Ref;
import org.floris.connector.Actor;
import org.floris.connector.Connectors;
import org.floris.connector.SystemChange;
import org.floris.connector.mapping.EntityMapping;
import org.floris.connector.mapping.Mappings;
import org.floris.connector.mapping.Translator;
import org.floris.journal.Image;
import org.springframework.stereotype.Component;

/** What a record looks like in one system, in canonical attributes. */
@Component
class CanonicalImages {
    private final Connectors connectors;
    private final Mappings mappings;
    private final Translator translator;

    CanonicalImages(Connectors connectors, Mappings mappings, Translator translator) {
        this.connectors = connectors;
        this.mappings = mappings;
        this.translator = translator;
    }

    /**
     * Reads the record.
     *
     * @param names what is wanted of it; those that the system does not keep are left out
     * @throws FlorisException when the system cannot be asked or refuses, or its values cannot be translated
     */
    Image read(String system, RecordId record, Set<String> names, Links links) {
        EntityMapping mapping = mappings.ofCanonical(system, record.entity())
                .orElseThrow(() -> new FlorisException(
                        ErrorCode.NOT_MAPPED,
                        "A " + record.entity() + " is nothing that is mapped in " + system + "."));
        Optional<Ref> ref = links.refIn(system, record);
        if (ref.isEmpty()) {
            return Image.NOT_THERE;
        }
        Set<String> kept = kept(mapping, names);
        Set<String> attributes = new LinkedHashSet<>(mapping.systemAttributes(kept));
        attributes.add(mapping.primaryId());
        return connectors
                .get(system)
                .read(ref.get(), attributes, Actor.HUB)
                .map(found -> Image.of(translator
                        .toCanonical(found, record, links)
                        .attributes()
                        .onlyOrNull(kept)))
                .orElse(Image.NOT_THERE);
    }

    /** Empty when it cannot be read, for whatever reason. */
    Optional<Image> readIfPossible(String system, RecordId record, Set<String> names, Links links) {
        try {
            return Optional.of(read(system, record, names, links));
        } catch (RuntimeException unreadable) {
            return Optional.empty();
        }
    }

    /**
     * Which of the records a record is tied to, under the relation's name.
     *
     * @param asked the tie, with the records that are in question
     */
    Image readTie(String system, RecordId record, Association asked, Links links) {
        if (read(system, record, Set.of(), links).equals(Image.NOT_THERE)) {
            return Image.NOT_THERE;
        }
        Change tying = new Change(Operation.ASSOCIATE, record, Attributes.NONE, Optional.of(asked));
        SystemChange told = translator.toSystem(system, tying, links);
        SystemChange.Tie tie = told.tie().orElseThrow();
        Set<String> tied = connectors.get(system).tied(told.ref(), tie, Actor.HUB).stream()
                .map(reference -> reference.id().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        List<RecordId> records = new ArrayList<>();
        for (int i = 0; i < tie.related().size(); i++) {
            if (tied.contains(tie.related().get(i).id().toLowerCase(Locale.ROOT))) {
                records.add(asked.related().get(i));
            }
        }
        return Image.of(new Attributes(Map.of(asked.relation(), records)));
    }

    Optional<Image> readTieIfPossible(String system, RecordId record, Association asked, Links links) {
        try {
            return Optional.of(readTie(system, record, asked, links));
        } catch (RuntimeException unreadable) {
            return Optional.empty();
        }
    }

    /** All attributes that the unified model knows of an entity. */
    Set<String> all(String entity) {
        return mappings.model()
                .entity(entity)
                .map(known -> known.attributes().keySet())
                .orElse(Set.of());
    }

    private static Set<String> kept(EntityMapping mapping, Set<String> names) {
        return names.stream()
                .filter(name -> !mapping.systemAttributes(Set.of(name)).isEmpty())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
