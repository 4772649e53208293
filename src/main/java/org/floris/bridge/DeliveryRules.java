package org.floris.bridge;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.floris.canonical.Attributes;
import org.floris.canonical.Change;
import org.floris.canonical.Links;
import org.floris.canonical.OnConflict;
import org.floris.canonical.Ref;
import org.floris.connector.Actor;
import org.floris.connector.Connectors;
import org.floris.connector.SystemRecord;
import org.floris.connector.mapping.EntityMapping;
import org.floris.connector.mapping.Mappings;
import org.floris.connector.mapping.Translator;
import org.floris.journal.Conflicts;
import org.floris.journal.LostValues;
import org.floris.journal.OpenExchange;
import org.floris.journal.TakenChange;
import org.springframework.stereotype.Component;

/**
 * Decides, attribute by attribute, what becomes of a deferred change when somebody has changed the record in the mirror
 * meanwhile. The change counts from when it was written at home, not from when it is delivered.
 */
@Component
class DeliveryRules {
    private final Connectors connectors;
    private final Mappings mappings;
    private final Translator translator;
    private final ConflictRules rules;
    private final Conflicts conflicts;

    DeliveryRules(
            Connectors connectors, Mappings mappings, Translator translator, ConflictRules rules, Conflicts conflicts) {
        this.connectors = connectors;
        this.mappings = mappings;
        this.translator = translator;
        this.rules = rules;
        this.conflicts = conflicts;
    }

    /**
     * @return the change without what the mirror keeps by rule; what it overwrites is kept in the journal. Empty when a
     *     person has to say what holds
     */
    Optional<Change> ruled(TakenChange taken, Change change, Links links) {
        OpenExchange exchange = taken.exchange();
        Optional<SystemRecord> found = read(taken.system(), change, links);
        Optional<Attributes> before = exchange.intent().before();
        if (found.isEmpty() || before.isEmpty()) {
            return Optional.empty();
        }
        Side home = new Side(change.attributes(), Optional.of(exchange.openedAt()));
        Side mirror = new Side(
                shown(taken.system(), found.get(), change, links), found.get().changedAt());
        List<Ruling> rulings = rules.between(change.entity(), before.get(), home, mirror);
        if (rulings.stream().anyMatch(ruling -> ruling.verdict() == Ruling.Verdict.ASK)) {
            return Optional.empty();
        }
        keepWhatIsOverwritten(taken, rulings, mirror);
        Set<String> kept = rulings.stream()
                .filter(ruling -> ruling.verdict() == Ruling.Verdict.MIRROR)
                .map(Ruling::attribute)
                .collect(Collectors.toSet());
        Set<String> names = new LinkedHashSet<>(change.attributes().names());
        names.removeAll(kept);
        return Optional.of(new Change(
                change.operation(), change.record(), change.attributes().onlyOrNull(names), change.association()));
    }

    private Optional<SystemRecord> read(String system, Change change, Links links) {
        Ref ref = links.refIn(system, change.record()).orElseThrow();
        Set<String> attributes = Set.copyOf(
                mapping(system, change).systemAttributes(change.attributes().names()));
        return connectors.get(system).read(ref, attributes, Actor.HUB);
    }

    /** Of what the system keeps. */
    private Attributes shown(String system, SystemRecord record, Change change, Links links) {
        EntityMapping mapping = mapping(system, change);
        Set<String> kept = change.attributes().names().stream()
                .filter(name -> !mapping.systemAttributes(Set.of(name)).isEmpty())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        return translator
                .toCanonical(record, change.record(), links)
                .attributes()
                .onlyOrNull(kept);
    }

    private void keepWhatIsOverwritten(TakenChange taken, List<Ruling> rulings, Side mirror) {
        Map<String, OnConflict> lost = new LinkedHashMap<>();
        rulings.stream()
                .filter(ruling -> ruling.isConflict() && ruling.verdict() == Ruling.Verdict.HOME)
                .filter(ruling -> mirror.attributes().has(ruling.attribute()))
                .forEach(ruling -> lost.put(ruling.attribute(), ruling.rule()));
        if (!lost.isEmpty()) {
            conflicts.keep(
                    taken.exchange().id(),
                    new LostValues(taken.system(), lost, mirror.attributes().onlyOrNull(lost.keySet())));
        }
    }

    private EntityMapping mapping(String system, Change change) {
        return mappings.ofCanonical(system, change.entity()).orElseThrow();
    }
}
