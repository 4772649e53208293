package org.floris.bridge;

import java.time.Instant;
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
import org.floris.canonical.Sameness;
import org.floris.connector.Actor;
import org.floris.connector.Connectors;
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
        Optional<Side> found = look(taken.system(), change, links);
        Optional<Attributes> before = exchange.intent().before();
        if (found.isEmpty() || before.isEmpty()) {
            return Optional.empty();
        }
        Side mirror = found.get();
        List<Ruling> rulings = between(change, before.get(), exchange.openedAt(), mirror);
        if (asks(rulings)) {
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

    /**
     * Whether the mirror holds what home holds of what the change touches, so that there is nothing to deliver and nothing
     * to decide: such as where a person has decided about an earlier change, and home had this one by then.
     */
    boolean isAsAtHome(OpenExchange exchange, Change change, Attributes mirror, Links links) {
        return look(exchange.intent().home().system(), change, links)
                .filter(home -> Sameness.same(mirror.names(), mirror, home.attributes()))
                .isPresent();
    }

    /**
     * What the rules say of a change that was written at home at that moment.
     *
     * @param mirror as it is now, of what it keeps
     */
    List<Ruling> between(Change change, Attributes before, Instant writtenAt, Side mirror) {
        return rules.between(change.entity(), before, new Side(change.attributes(), Optional.of(writtenAt)), mirror);
    }

    static boolean asks(List<Ruling> rulings) {
        return rulings.stream().anyMatch(ruling -> ruling.verdict() == Ruling.Verdict.ASK);
    }

    /**
     * What the system shows of what the change touches and it keeps.
     *
     * @return empty when it has no such record
     */
    Optional<Side> look(String system, Change change, Links links) {
        Ref ref = links.refIn(system, change.record()).orElseThrow();
        EntityMapping mapping = mappings.ofCanonical(system, change.entity()).orElseThrow();
        Set<String> kept = kept(mapping, change);
        Set<String> asked = new LinkedHashSet<>(mapping.systemAttributes(kept));
        asked.add(mapping.primaryId());
        return connectors
                .get(system)
                .read(ref, asked, Actor.HUB)
                .map(found -> new Side(
                        translator
                                .toCanonical(found, change.record(), links)
                                .attributes()
                                .onlyOrNull(kept),
                        found.changedAt()));
    }

    /** Of the attributes that the change touches. */
    Set<String> kept(String system, Change change) {
        return kept(mappings.ofCanonical(system, change.entity()).orElseThrow(), change);
    }

    private static Set<String> kept(EntityMapping mapping, Change change) {
        return change.attributes().names().stream()
                .filter(name -> !mapping.systemAttributes(Set.of(name)).isEmpty())
                .collect(Collectors.toCollection(LinkedHashSet::new));
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
}
