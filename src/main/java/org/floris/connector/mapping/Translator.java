package org.floris.connector.mapping;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.floris.canonical.Attributes;
import org.floris.canonical.CanonicalAttribute;
import org.floris.canonical.CanonicalRecord;
import org.floris.canonical.Change;
import org.floris.canonical.ErrorCode;
import org.floris.canonical.FlorisException;
import org.floris.canonical.Links;
import org.floris.canonical.Operation;
import org.floris.canonical.RecordId;
import org.floris.canonical.Ref;
import org.floris.connector.SystemChange;
import org.floris.connector.SystemRecord;

/**
 * Translates between a system's attributes and the canonical ones, without loss: what the target cannot hold is an
 * error before anything is written, never a cut. Stateless; called from many threads, several times per bridged call.
 *
 * <p>Errors are {@link FlorisException}: NOT_MAPPED (entity or relationship without a mapping), NOT_LINKED (a lookup to
 * a record that the other side does not know), INVALID_VALUE (a value that the other side cannot hold).
 */
public final class Translator {
    private static final String STATE = CanonicalAttribute.STATE;
    private static final String OWNER = CanonicalAttribute.OWNER;

    private final Mappings mappings;
    private final Ties ties;

    public Translator(Mappings mappings) {
        this.mappings = mappings;
        this.ties = new Ties(mappings);
    }

    /**
     * What a system's change means. Unmapped attributes are left out.
     *
     * <p>An associate or disassociate over a tie that a lookup holds comes out as an update of that lookup. The record
     * of the answer is then the one that has the lookup, which may be the other end of the tie; so it is for a
     * many-to-many tie with one related record that was told from its other side. An update of nothing but the state,
     * or the owner, comes out as SET_STATE or ASSIGN; together with other attributes it is an error.
     *
     * @param record the unified record that {@code change.ref()} is, or is to be
     */
    public Change toCanonical(SystemChange change, RecordId record, Links links) {
        LoadedMapping mapping = mappings.requiredOfSystemEntity(
                change.ref().system(), change.ref().entity());
        return switch (change.operation()) {
            case DELETE -> new Change(Operation.DELETE, record, Attributes.NONE);
            case CREATE -> new Change(Operation.CREATE, record, attributes(mapping, change.values(), links));
            case UPDATE -> update(record, attributes(mapping, change.values(), links));
            case SET_STATE -> new Change(Operation.SET_STATE, record, only(STATE, askedState(mapping, change)));
            case ASSIGN -> new Change(Operation.ASSIGN, record, only(OWNER, assigned(mapping, change, links)));
            case ASSOCIATE, DISASSOCIATE -> ties.toCanonical(change, record, links);
            default -> throw new IllegalArgumentException(change.operation() + " writes nothing");
        };
    }

    /**
     * The attributes of the change that mean nothing in the unified model; all of them for an unmapped entity. The
     * primary key is the record itself and never among them.
     */
    public Set<String> unmappedAttributes(SystemChange change) {
        Set<String> unmapped = new LinkedHashSet<>(change.values().keySet());
        mappings.ofSystemEntity(change.ref().system(), change.ref().entity()).ifPresent(mapping -> {
            unmapped.removeAll(mapping.systemAttributes());
            unmapped.remove(mapping.primaryId());
        });
        return unmapped;
    }

    /** A record as it stands. Attributes that it does not have, or that were not read, are absent. */
    public CanonicalRecord toCanonical(SystemRecord record, RecordId id, Links links) {
        LoadedMapping mapping = mappings.requiredOfSystemEntity(
                record.ref().system(), record.ref().entity());
        Map<String, Object> values = new LinkedHashMap<>();
        lay(mapping, record.values(), values, links);
        mapping.state().flatMap(rule -> rule.held(record.values())).ifPresent(code -> values.put(STATE, code));
        values.values().removeIf(value -> value == null);
        return new CanonicalRecord(id, new Attributes(values));
    }

    /**
     * A change in the words of a system. Canonical attributes that it does not map are left out, so the change may come
     * out empty. A create leaves the initial state out, which CRMs give by themselves.
     */
    public SystemChange toSystem(String system, Change change, Links links) {
        if (change.operation() == Operation.ASSOCIATE || change.operation() == Operation.DISASSOCIATE) {
            Change normal = ties.asLookup(change);
            if (normal.operation() == change.operation()) {
                return ties.toSystem(system, normal, ref(system, normal.record(), links), links);
            }
            return toSystem(system, normal, links);
        }
        LoadedMapping mapping = mappings.requiredOfCanonical(system, change.entity());
        Ref ref = ref(system, change.record(), links);
        Map<String, Object> given = change.attributes().values();
        checkAlone(change);
        Map<String, Object> values = new LinkedHashMap<>();
        for (Map.Entry<String, Object> attribute : given.entrySet()) {
            put(mapping, attribute.getKey(), attribute.getValue(), given, values, links);
        }
        if (given.containsKey(STATE) && mapping.state().isPresent()) {
            StateRule rule = mapping.state().get();
            if (change.operation() == Operation.CREATE) {
                rule.create(given.get(STATE), values);
            } else {
                rule.set(given.get(STATE), values);
            }
        }
        return new SystemChange(change.operation(), ref, values);
    }

    /**
     * The canonical attributes that must travel together with {@code names} into that system, because it holds them in
     * one attribute; {@code names} themselves are not among them.
     */
    public Set<String> companions(String system, String canonicalEntity, Set<String> names) {
        LoadedMapping mapping =
                (LoadedMapping) mappings.ofCanonical(system, canonicalEntity).orElse(null);
        Set<String> companions = new LinkedHashSet<>();
        if (mapping != null) {
            for (String name : names) {
                JoinedRule rule = mapping.joinedOfCanonical(name);
                if (rule != null) {
                    rule.places().forEach(place -> companions.add(place.canonicalAttribute()));
                }
            }
        }
        companions.removeAll(names);
        return companions;
    }

    private static Attributes attributes(LoadedMapping mapping, Map<String, Object> given, Links links) {
        Map<String, Object> values = new LinkedHashMap<>();
        lay(mapping, given, values, links);
        mapping.state().filter(rule -> rule.speaksOf(given)).ifPresent(rule -> values.put(STATE, rule.asked(given)));
        return new Attributes(values);
    }

    private static void lay(LoadedMapping mapping, Map<String, Object> given, Map<String, Object> values, Links links) {
        for (Map.Entry<String, Object> attribute : given.entrySet()) {
            Object value = attribute.getValue();
            LoadedMapping.Single single = mapping.singleOfSystem(attribute.getKey());
            if (single != null) {
                Object canonical = value == null ? null : single.rule().toCanonical(value, links);
                values.put(single.place().canonicalAttribute(), canonical);
                continue;
            }
            JoinedRule joined = mapping.joinedOfSystem(attribute.getKey());
            if (joined != null) {
                joined.split(value, values);
            }
        }
    }

    private static void put(
            LoadedMapping mapping,
            String name,
            Object value,
            Map<String, Object> given,
            Map<String, Object> values,
            Links links) {
        LoadedMapping.Single single = mapping.singleOfCanonical(name);
        if (single != null) {
            values.put(
                    single.place().systemAttribute(),
                    value == null ? null : single.rule().toSystem(value, links));
            return;
        }
        JoinedRule joined = mapping.joinedOfCanonical(name);
        if (joined != null && !values.containsKey(joined.systemAttribute())) {
            values.put(joined.systemAttribute(), joined.join(given));
        }
    }

    private static Change update(RecordId record, Attributes attributes) {
        Operation operation = attributes.values().size() == 1
                ? operationOf(attributes.names().iterator().next())
                : Operation.UPDATE;
        Change update = new Change(operation, record, attributes);
        checkAlone(update);
        return update;
    }

    /** State and owner have operations of their own; only a create may carry them among others. */
    private static void checkAlone(Change change) {
        if (change.operation() == Operation.CREATE) {
            return;
        }
        for (Map.Entry<String, Object> attribute : change.attributes().values().entrySet()) {
            String name = attribute.getKey();
            if (operationOf(name) != change.operation() && change.operation() != Operation.DELETE) {
                throw new FlorisException(
                        ErrorCode.INVALID_VALUE,
                        "State and owner of a " + change.entity()
                                + " are changed by SetState and Assign, and nothing else is. Send them apart.");
            }
            if (operationOf(name) != Operation.UPDATE && attribute.getValue() == null) {
                throw new FlorisException(
                        ErrorCode.INVALID_VALUE, "The " + name + " of a " + change.entity() + " cannot be cleared.");
            }
        }
    }

    private static Operation operationOf(String attribute) {
        return switch (attribute) {
            case STATE -> Operation.SET_STATE;
            case OWNER -> Operation.ASSIGN;
            default -> Operation.UPDATE;
        };
    }

    private static String askedState(LoadedMapping mapping, SystemChange change) {
        return mapping.state()
                .orElseThrow(() -> new FlorisException(
                        ErrorCode.NOT_MAPPED,
                        "'" + mapping.systemEntity() + "' of " + mapping.system() + " has no state that is mapped."))
                .asked(change.values());
    }

    private static Object assigned(LoadedMapping mapping, SystemChange change, Links links) {
        LoadedMapping.Single owner = mapping.singleOfCanonical(OWNER);
        if (owner == null) {
            throw new FlorisException(
                    ErrorCode.NOT_MAPPED,
                    "'" + mapping.systemEntity() + "' of " + mapping.system() + " has no owner that is mapped.");
        }
        Object value = change.values().get(owner.place().systemAttribute());
        if (value == null) {
            throw owner.place().invalid(owner.place().inSystem() + " is missing. Say whom to assign to.");
        }
        return owner.rule().toCanonical(value, links);
    }

    private static Attributes only(String name, Object value) {
        return new Attributes(Map.of(name, value));
    }

    private static Ref ref(String system, RecordId record, Links links) {
        return links.refIn(system, record)
                .orElseThrow(() -> new FlorisException(
                        ErrorCode.NOT_LINKED,
                        "The " + record.entity() + " " + record.id() + " has no twin in " + system
                                + ". Link or migrate it, then repeat the change."));
    }
}
