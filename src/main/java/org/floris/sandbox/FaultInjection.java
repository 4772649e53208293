package org.floris.sandbox;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/** The faults that are being injected into one simulated system. Chance follows from a seed. */
public final class FaultInjection {
    private final List<Armed> rules = new ArrayList<>();
    private final Random random;

    public FaultInjection(long seed) {
        this.random = new Random(seed);
    }

    /** A rule and how often it may still strike. */
    private static final class Armed {
        private final FaultRule rule;
        private int left;
        private int struck;

        Armed(FaultRule rule) {
            this.rule = rule;
            this.left = rule.count() == null ? Integer.MAX_VALUE : rule.count();
        }
    }

    /** @return the rule with its id; a rule of the same id is replaced */
    public synchronized FaultRule add(FaultRule rule) {
        if (rule.kind() == null) {
            throw new IllegalArgumentException(
                    "A fault needs a kind: one of " + List.of(FaultRule.Kind.values()) + ".");
        }
        String id = rule.id() == null ? UUID.randomUUID().toString() : rule.id();
        remove(id);
        FaultRule named = new FaultRule(
                id,
                rule.kind(),
                rule.operation(),
                rule.entity(),
                rule.recordId(),
                rule.login(),
                rule.count(),
                rule.probability(),
                rule.delayMillis(),
                rule.jitterMillis(),
                rule.code(),
                rule.message());
        rules.add(new Armed(named));
        return named;
    }

    public synchronized boolean remove(String id) {
        return rules.removeIf(armed -> armed.rule.id().equals(id));
    }

    public synchronized void clear() {
        rules.clear();
    }

    public synchronized List<FaultRule> rules() {
        return rules.stream().map(armed -> armed.rule).toList();
    }

    /** How often each rule has struck, by its id. */
    public synchronized Map<String, Integer> struck() {
        Map<String, Integer> struck = new java.util.TreeMap<>();
        rules.forEach(armed -> struck.put(armed.rule.id(), armed.struck));
        return struck;
    }

    public synchronized boolean down() {
        return rules.stream().anyMatch(armed -> armed.rule.kind() == FaultRule.Kind.DOWN);
    }

    /**
     * Chooses what strikes a call, at most one fault of each kind, and counts it.
     *
     * @param login without its domain
     */
    public synchronized Map<FaultRule.Kind, FaultRule> strike(String operation, String entity, UUID id, String login) {
        if (rules.isEmpty()) {
            return Map.of();
        }
        Map<FaultRule.Kind, FaultRule> struck = new EnumMap<>(FaultRule.Kind.class);
        for (Armed armed : rules) {
            FaultRule rule = armed.rule;
            boolean meant = matches(rule.operation(), operation)
                    && matches(rule.entity(), entity)
                    && matches(rule.login(), login)
                    && (rule.recordId() == null || rule.recordId().equals(id));
            if (meant && armed.left > 0 && !struck.containsKey(rule.kind()) && chance(rule)) {
                armed.left--;
                armed.struck++;
                struck.put(rule.kind(), rule);
            }
        }
        rules.removeIf(armed -> armed.left == 0);
        return struck;
    }

    private static boolean matches(String wanted, String actual) {
        return wanted == null || wanted.equalsIgnoreCase(actual);
    }

    private boolean chance(FaultRule rule) {
        return rule.probability() == null || random.nextDouble() < rule.probability();
    }

    /** The delay that a rule asks for, in milliseconds. */
    public synchronized long delay(FaultRule rule) {
        long fixed = rule.delayMillis() == null ? 0 : rule.delayMillis();
        long jitter = rule.jitterMillis() == null ? 0 : rule.jitterMillis();
        return fixed + (jitter > 0 ? random.nextLong(jitter + 1) : 0);
    }
}
