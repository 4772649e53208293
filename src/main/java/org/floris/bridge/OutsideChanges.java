package org.floris.bridge;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.floris.bridge.ConflictMetrics.Became;
import org.floris.bridge.ConflictMetrics.Found;
import org.floris.canonical.Attributes;
import org.floris.canonical.Change;
import org.floris.canonical.OnConflict;
import org.floris.canonical.Outcome;
import org.floris.canonical.Ref;
import org.floris.canonical.Sameness;
import org.floris.canonical.Why;
import org.floris.connector.Actor;
import org.floris.connector.Connectors;
import org.floris.connector.SystemRecord;
import org.floris.connector.SystemUnavailableException;
import org.floris.connector.mapping.EntityMapping;
import org.floris.connector.mapping.Mappings;
import org.floris.connector.mapping.Translator;
import org.floris.journal.Conflicts;
import org.floris.journal.Image;
import org.floris.journal.LostValues;
import org.floris.store.LinkTable;
import org.springframework.stereotype.Component;

/**
 * Looks, while the record is held, whether somebody has changed past the hub what a user is about to write. His write is
 * his home's and the latest, so it goes on, and what it overwrites is kept; but what the rule says to ask about in a
 * mirror is left to a person.
 *
 * <p>The before-image is compared with the unified store, which asks no system. The mirrors are looked at only when home
 * is not as the hub has left it, and before an attribute that is to be asked about is overwritten.
 */
@Component
class OutsideChanges {
    private final Connectors connectors;
    private final Mappings mappings;
    private final Translator translator;
    private final LinkTable links;
    private final MirrorsUp mirrorsUp;
    private final ConflictRules rules;
    private final ConflictFindings findings;
    private final Conflicts conflicts;
    private final ConflictMetrics metrics;

    OutsideChanges(
            Connectors connectors,
            Mappings mappings,
            Translator translator,
            LinkTable links,
            MirrorsUp mirrorsUp,
            ConflictRules rules,
            ConflictFindings findings,
            Conflicts conflicts,
            ConflictMetrics metrics) {
        this.connectors = connectors;
        this.mappings = mappings;
        this.translator = translator;
        this.links = links;
        this.mirrorsUp = mirrorsUp;
        this.rules = rules;
        this.findings = findings;
        this.conflicts = conflicts;
        this.metrics = metrics;
    }

    /**
     * @param stored what the unified store has of the record
     * @return the write as it came, or as one that goes no further
     */
    MarriedWrite check(MarriedWrite.Opened opened, Optional<Attributes> stored) {
        Optional<Change> change = opened.plan().change();
        Optional<Attributes> before = opened.exchange().intent().before();
        if (before.isEmpty() || stored.isEmpty() || change.isEmpty() || !changesAttributes(change.get())) {
            return opened;
        }
        try {
            return check(opened, change.get(), before.get(), stored.get());
        } catch (RuntimeException away) {
            return new MarriedWrite.HomeUnreached(opened, Reasons.of(away));
        }
    }

    private static boolean changesAttributes(Change change) {
        return switch (change.operation()) {
            case UPDATE, SET_STATE, ASSIGN -> true;
            default -> false;
        };
    }

    private MarriedWrite check(MarriedWrite.Opened opened, Change change, Attributes before, Attributes stored) {
        WritePlan plan = opened.plan();
        Set<String> touched = change.attributes().names();
        Set<String> changedAtHome = kept(plan.home().system(), change.entity(), touched).stream()
                .filter(name -> !Sameness.same(before.get(name), stored.get(name)))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        Set<String> looked = changedAtHome.isEmpty() ? asked(change.entity(), touched) : touched;
        for (String mirror : looked.isEmpty() ? List.<String>of() : plan.mirrorSystems()) {
            if (opened.later().containsKey(mirror)) {
                // It is looked at when it gets the change.
                continue;
            }
            Attributes shown = look(plan, mirror, change, kept(mirror, change.entity(), looked));
            Set<String> changed = shown.names().stream()
                    .filter(name -> !Sameness.same(shown.get(name), stored.get(name))
                            && !Sameness.same(
                                    shown.get(name), change.attributes().get(name)))
                    .collect(Collectors.toCollection(LinkedHashSet::new));
            Set<String> contested = asked(change.entity(), changed);
            if (!contested.isEmpty()) {
                return contested(opened, mirror, contested, before, shown);
            }
            overwrite(opened, mirror, changed, shown);
        }
        overwrite(opened, plan.home().system(), changedAtHome, before);
        return opened;
    }

    /** What the mirror shows of these attributes; nothing of a record that it does not have, which it says by itself. */
    private Attributes look(WritePlan plan, String mirror, Change change, Set<String> names) {
        Ref ref = links.refIn(mirror, change.record()).orElseThrow();
        Set<String> attributes =
                new LinkedHashSet<>(mapping(mirror, change.entity()).systemAttributes(names));
        if (attributes.isEmpty()) {
            return Attributes.NONE;
        }
        return read(plan, mirror, ref, attributes)
                .map(found ->
                        translator.toCanonical(found, change.record(), links).attributes())
                .map(shown -> shown.onlyOrNull(names))
                .orElse(Attributes.NONE);
    }

    /** One that is away, and may get the change later, is looked at when it gets it. */
    private Optional<SystemRecord> read(WritePlan plan, String mirror, Ref ref, Set<String> attributes) {
        try {
            return plan.trail()
                    .step(
                            "look",
                            mirror,
                            () -> connectors.get(mirror).read(ref, attributes, Actor.HUB),
                            found -> Outcome.SKIPPED);
        } catch (SystemUnavailableException away) {
            if (mirrorsUp.mayDefer(plan, mirror)) {
                return Optional.empty();
            }
            throw away;
        }
    }

    private MarriedWrite contested(
            MarriedWrite.Opened opened, String mirror, Set<String> names, Attributes before, Attributes shown) {
        WritePlan plan = opened.plan();
        names.forEach(name -> metrics.count(OnConflict.ASK, Found.WRITE, Became.ASKED));
        UUID finding = findings.openUnlessOpen(
                plan.incoming().user(),
                plan.change().orElseThrow().record(),
                plan.homeChange().ref(),
                mirror,
                Why.of(
                        "conflict-changed-past-hub",
                        "{0} was changed in {1} past the hub; a person has to say what holds.",
                        String.join(", ", names),
                        mirror),
                Image.of(before.onlyOrNull(names)),
                Image.of(shown.onlyOrNull(names)));
        return new MarriedWrite.Contested(opened, mirror, names, finding);
    }

    private void overwrite(MarriedWrite.Opened opened, String system, Set<String> names, Attributes shown) {
        if (names.isEmpty()) {
            return;
        }
        String entity = opened.plan().change().orElseThrow().entity();
        Map<String, OnConflict> byRule = new LinkedHashMap<>();
        names.forEach(name -> byRule.put(name, rules.ruleOf(entity, name)));
        conflicts.keep(opened.exchange().id(), new LostValues(system, byRule, shown.onlyOrNull(names)));
        byRule.values().forEach(rule -> metrics.count(rule, Found.WRITE, Became.OVERWRITTEN));
    }

    private Set<String> asked(String entity, Set<String> names) {
        return names.stream()
                .filter(name -> rules.ruleOf(entity, name) == OnConflict.ASK)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private Set<String> kept(String system, String entity, Set<String> names) {
        EntityMapping mapping = mapping(system, entity);
        return names.stream()
                .filter(name -> !mapping.systemAttributes(Set.of(name)).isEmpty())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private EntityMapping mapping(String system, String entity) {
        return mappings.ofCanonical(system, entity).orElseThrow();
    }
}
