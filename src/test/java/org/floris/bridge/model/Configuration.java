package org.floris.bridge.model;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * A small world to search.
 *
 * @param systems   2 or 3: the users' first home, the other CRM and perhaps a second mirror
 * @param resolvers for each resolver, the replica that it runs on
 * @param kinds     the faults that may happen
 * @param faults    how many faults may happen in one run, of whatever kind
 * @param moves     whether user 0 is switched to the other CRM and rolled back
 * @param topic     whether events are followed to the topic
 */
record Configuration(
        String name,
        Set<Rule> rules,
        int systems,
        List<Call> calls,
        List<Integer> resolvers,
        Set<Fault> kinds,
        int faults,
        boolean moves,
        boolean topic) {
    static final int BEFORE_ANYTHING = 0;
    /** Written by somebody past the hub. */
    static final int OUTSIDERS = 6;
    /** Added by home to the value of a create. */
    static final int FILLED = 8;
    /** The before-image is not known yet, so nothing can have been written. */
    static final int UNKNOWN = 15;

    Configuration {
        rules = Set.copyOf(rules);
        calls = List.copyOf(calls);
        resolvers = List.copyOf(resolvers);
        kinds = Set.copyOf(kinds);
        if (calls.size() > World.CALLS || resolvers.size() > World.RESOLVERS || systems > World.SYSTEMS) {
            throw new IllegalArgumentException("The world is smaller than that");
        }
    }

    static Configuration of(String name, List<Call> calls, int faults, Fault first, Fault... others) {
        return new Configuration(
                name, EnumSet.allOf(Rule.class), 2, calls, List.of(0), EnumSet.of(first, others), faults, false, false);
    }

    Configuration without(Rule rule) {
        Set<Rule> fewer = EnumSet.copyOf(rules);
        fewer.remove(rule);
        return new Configuration(
                name + " without " + rule, fewer, systems, calls, resolvers, kinds, faults, moves, topic);
    }

    Configuration resolversOn(Integer... replicas) {
        return new Configuration(name, rules, systems, calls, List.of(replicas), kinds, faults, moves, topic);
    }

    Configuration withFaults(int most) {
        return new Configuration(name, rules, systems, calls, resolvers, kinds, most, moves, topic);
    }

    Configuration withTwoMirrors() {
        return new Configuration(name, rules, 3, calls, resolvers, kinds, faults, moves, topic);
    }

    Configuration moving() {
        return new Configuration(name, rules, systems, calls, resolvers, kinds, faults, true, topic);
    }

    Configuration withTopic() {
        return new Configuration(name, rules, systems, calls, resolvers, kinds, faults, moves, true);
    }

    boolean keeps(Rule rule) {
        return rules.contains(rule);
    }

    boolean mayHappen(Fault fault) {
        return kinds.contains(fault);
    }
}
