package org.floris.bridge;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.floris.canonical.Attributes;
import org.floris.canonical.CanonicalModel;
import org.floris.canonical.OnConflict;
import org.floris.canonical.Sameness;
import org.floris.connector.mapping.Mappings;
import org.springframework.stereotype.Component;

/**
 * Decides, attribute by attribute, between what home and a mirror show of a record and what the hub has left there. Asks
 * nobody and writes nothing.
 *
 * <p>What was changed at home alone is carried on, whatever the rule: home is where the record's people work. The rule
 * of {@code connectors/canonical.yaml} decides where the mirror was changed, alone or as well.
 */
@Component
public class ConflictRules {
    private final CanonicalModel model;
    private final Mappings mappings;

    ConflictRules(CanonicalModel model, Mappings mappings) {
        this.model = model;
        this.mappings = mappings;
    }

    /**
     * Rules on every attribute that one of the sides keeps and that is not everywhere as before. What a system holds
     * together in one attribute is ruled on together.
     *
     * @param entity canonical entity
     * @param before what the hub has left in both: the unified store, or a before-image
     * @return in the order of the model; empty when nobody has changed anything
     */
    public List<Ruling> between(String entity, Attributes before, Side home, Side mirror) {
        List<Ruling> rulings = new ArrayList<>();
        Set<String> ruled = new LinkedHashSet<>();
        for (String name : model.entity(entity).orElseThrow().attributes().keySet()) {
            if (ruled.add(name)) {
                Set<String> together = mappings.heldTogether(entity, name);
                ruled.addAll(together);
                rulings.addAll(rule(entity, together, before, home, mirror));
            }
        }
        return rulings;
    }

    public OnConflict ruleOf(String entity, String attribute) {
        return model.attribute(entity, attribute).orElseThrow().onConflict();
    }

    private List<Ruling> rule(String entity, Set<String> together, Attributes before, Side home, Side mirror) {
        Set<String> atHome = kept(together, home);
        Set<String> inMirror = kept(together, mirror);
        boolean homeChanged = !Sameness.same(atHome, home.attributes(), before);
        boolean mirrorChanged = !Sameness.same(inMirror, mirror.attributes(), before);
        if (!homeChanged && !mirrorChanged) {
            return List.of();
        }
        OnConflict rule = ruleOf(entity, together.iterator().next());
        Set<String> inBoth = atHome.stream().filter(inMirror::contains).collect(Collectors.toSet());
        Ruling.Changed changed = changed(homeChanged, mirrorChanged, inBoth, home, mirror);
        Ruling.Verdict verdict =
                switch (changed) {
                    case HOME, ALIKE -> Ruling.Verdict.HOME;
                    // Home keeps nothing of it, so nobody at home can contradict.
                    case MIRROR -> atHome.isEmpty() ? Ruling.Verdict.MIRROR : alone(rule);
                    case BOTH -> both(rule, home, mirror);
                };
        Set<String> names = new LinkedHashSet<>(atHome);
        names.addAll(inMirror);
        return names.stream()
                .map(name -> new Ruling(name, changed, rule, verdict))
                .toList();
    }

    private static Set<String> kept(Set<String> names, Side side) {
        return names.stream().filter(side.attributes()::has).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static Ruling.Changed changed(
            boolean homeChanged, boolean mirrorChanged, Set<String> inBoth, Side home, Side mirror) {
        if (homeChanged && mirrorChanged) {
            return Sameness.same(inBoth, home.attributes(), mirror.attributes())
                    ? Ruling.Changed.ALIKE
                    : Ruling.Changed.BOTH;
        }
        return homeChanged ? Ruling.Changed.HOME : Ruling.Changed.MIRROR;
    }

    /** Only the mirror was changed, so its change is the latest. */
    private static Ruling.Verdict alone(OnConflict rule) {
        return switch (rule) {
            case HOME_WINS -> Ruling.Verdict.HOME;
            case LATEST_WINS -> Ruling.Verdict.MIRROR;
            case ASK -> Ruling.Verdict.ASK;
        };
    }

    /** Where a system does not say when it was changed, nobody but a person can tell who was the latest. */
    private static Ruling.Verdict both(OnConflict rule, Side home, Side mirror) {
        return switch (rule) {
            case HOME_WINS -> Ruling.Verdict.HOME;
            case LATEST_WINS ->
                home.changedAt().isEmpty() || mirror.changedAt().isEmpty()
                        ? Ruling.Verdict.ASK
                        : later(home.changedAt().get(), mirror.changedAt().get());
            case ASK -> Ruling.Verdict.ASK;
        };
    }

    private static Ruling.Verdict later(Instant home, Instant mirror) {
        return mirror.isAfter(home) ? Ruling.Verdict.MIRROR : Ruling.Verdict.HOME;
    }
}
