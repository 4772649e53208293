package org.floris.store;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.floris.canonical.Association;
import org.floris.canonical.Attributes;
import org.floris.canonical.CanonicalEntity;
import org.floris.canonical.CanonicalModel;
import org.floris.canonical.CanonicalRecord;
import org.floris.canonical.Change;
import org.floris.canonical.ErrorCode;
import org.floris.canonical.Operation;
import org.floris.canonical.Outcome;
import org.floris.canonical.RecordId;
import org.floris.canonical.Ref;
import org.floris.canonical.Why;
import org.floris.connector.Actor;
import org.floris.connector.Capabilities;
import org.floris.connector.Connector;
import org.floris.connector.Reference;
import org.floris.connector.SystemChange;
import org.floris.connector.SystemHealth;
import org.floris.connector.SystemPage;
import org.floris.connector.SystemQuery;
import org.floris.connector.SystemRecord;
import org.floris.connector.SystemRefusal;
import org.floris.connector.SystemRefusedException;
import org.floris.connector.WriteAnswer;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The unified store as a system like the others, so that it can be a home too. Its entities, attributes and values are
 * the canonical ones: there is nothing to translate.
 */
final class UnifiedConnector implements Connector {
    static final String SYSTEM = "unified";

    private final UnifiedStore store;
    private final CanonicalModel model;
    private final TransactionTemplate transaction;

    UnifiedConnector(UnifiedStore store, CanonicalModel model, TransactionTemplate transaction) {
        this.store = store;
        this.model = model;
        this.transaction = transaction;
    }

    @Override
    public String system() {
        return SYSTEM;
    }

    @Override
    public Capabilities capabilities() {
        return new Capabilities(true, true, false, true, true, false);
    }

    @Override
    public Optional<SystemRecord> read(Ref ref, Set<String> attributes, Actor actor) {
        check(ref.entity(), attributes).ifPresent(UnifiedConnector::refuseRead);
        return store.find(id(ref)).map(record -> toSystem(record, attributes));
    }

    /** Reads page by page and keeps what fits: for lists and comparisons, not for searching millions. */
    @Override
    public SystemPage query(SystemQuery query, Actor actor) {
        List<String> named = Stream.concat(
                        query.attributes().stream(), query.conditions().stream().map(SystemQuery.Condition::attribute))
                .toList();
        check(query.entity(), named).ifPresent(UnifiedConnector::refuseRead);
        if (!query.orders().isEmpty()) {
            refuseRead(refusal(ErrorCode.UNKNOWN_OPERATION, "The unified store answers in the order of ids alone"));
        }
        Optional<UUID> after = query.cookie().map(UUID::fromString);
        List<CanonicalRecord> found = new ArrayList<>();
        List<CanonicalRecord> page;
        do {
            page = store.scan(query.entity(), after, Math.max(query.pageSize(), 200));
            page.stream()
                    .filter(record -> Conditions.hold(query.conditions(), record))
                    .forEach(found::add);
            after = page.isEmpty()
                    ? after
                    : Optional.of(page.get(page.size() - 1).id().id());
        } while (!page.isEmpty() && found.size() <= query.pageSize());
        boolean more = found.size() > query.pageSize();
        List<CanonicalRecord> answered = more ? found.subList(0, query.pageSize()) : found;
        Optional<String> cookie =
                more ? Optional.of(answered.get(answered.size() - 1).id().id().toString()) : Optional.empty();
        Set<String> wanted = Set.copyOf(query.attributes());
        return new SystemPage(
                answered.stream().map(record -> toSystem(record, wanted)).toList(), more, cookie);
    }

    @Override
    public WriteAnswer write(SystemChange change, Actor actor) {
        Optional<SystemRefusal> unknown =
                check(change.ref().entity(), change.values().keySet());
        if (unknown.isPresent()) {
            return new WriteAnswer.Refused(unknown.get());
        }
        return transaction.execute(status -> {
            boolean there = store.find(id(change.ref())).isPresent();
            if (there == (change.operation() == Operation.CREATE)) {
                return new WriteAnswer.Refused(
                        there
                                ? refusal(ErrorCode.INVALID_VALUE, "There is a record with this id")
                                : refusal(ErrorCode.RECORD_NOT_FOUND, "There is no such record"));
            }
            store.apply(toCanonical(change));
            Outcome outcome = there ? Outcome.UPDATED : Outcome.CREATED;
            return new WriteAnswer.Written(outcome, change.ref(), Optional.empty());
        });
    }

    @Override
    public SystemHealth health() {
        long begun = System.nanoTime();
        try {
            store.find(new RecordId("client", new UUID(0, 0)));
            return new SystemHealth(SYSTEM, true, Duration.ofNanos(System.nanoTime() - begun), Why.NONE);
        } catch (RuntimeException away) {
            return new SystemHealth(
                    SYSTEM,
                    false,
                    Duration.ofNanos(System.nanoTime() - begun),
                    Why.of("database-away", "The hub's database does not answer."));
        }
    }

    private Optional<SystemRefusal> check(String entity, Iterable<String> attributes) {
        Optional<CanonicalEntity> known = model.entity(entity);
        if (known.isEmpty()) {
            return Optional.of(refusal(ErrorCode.UNKNOWN_ENTITY, "The unified model knows no entity '" + entity + "'"));
        }
        for (String attribute : attributes) {
            if (!known.get().attributes().containsKey(attribute)) {
                return Optional.of(refusal(
                        ErrorCode.UNKNOWN_ATTRIBUTE, "The unified model knows no '" + attribute + "' of " + entity));
            }
        }
        return Optional.empty();
    }

    private static Change toCanonical(SystemChange change) {
        Map<String, Object> values = new LinkedHashMap<>();
        change.values().forEach((name, value) -> values.put(name, toCanonical(value)));
        return new Change(
                change.operation(),
                id(change.ref()),
                new Attributes(values),
                change.tie()
                        .map(tie -> new Association(
                                tie.relationship(),
                                tie.related().stream()
                                        .map(UnifiedConnector::record)
                                        .toList())));
    }

    private static Object toCanonical(Object value) {
        return value instanceof Reference reference ? record(reference) : value;
    }

    private static RecordId record(Reference reference) {
        return new RecordId(reference.entity(), UUID.fromString(reference.id()));
    }

    private static SystemRecord toSystem(CanonicalRecord record, Set<String> attributes) {
        Map<String, Object> values = new LinkedHashMap<>(record.attributes().values());
        values.values().removeIf(Objects::isNull);
        if (!attributes.isEmpty()) {
            values.keySet().retainAll(attributes);
        }
        Ref ref = new Ref(SYSTEM, record.id().entity(), record.id().id().toString());
        return new SystemRecord(ref, values, Optional.empty());
    }

    private static RecordId id(Ref ref) {
        try {
            return new RecordId(ref.entity(), UUID.fromString(ref.id()));
        } catch (IllegalArgumentException noId) {
            throw new SystemRefusedException(refusal(ErrorCode.INVALID_VALUE, "The id is no UUID"));
        }
    }

    private static void refuseRead(SystemRefusal refusal) {
        throw new SystemRefusedException(refusal);
    }

    private static SystemRefusal refusal(ErrorCode code, String message) {
        return new SystemRefusal(SYSTEM, code.number(), message);
    }
}
