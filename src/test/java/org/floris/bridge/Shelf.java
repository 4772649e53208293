package org.floris.bridge;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.floris.canonical.Operation;
import org.floris.canonical.Outcome;
import org.floris.canonical.Ref;
import org.floris.canonical.Why;
import org.floris.connector.Actor;
import org.floris.connector.Capabilities;
import org.floris.connector.Connector;
import org.floris.connector.Irrevocable;
import org.floris.connector.Reference;
import org.floris.connector.SystemChange;
import org.floris.connector.SystemHealth;
import org.floris.connector.SystemPage;
import org.floris.connector.SystemQuery;
import org.floris.connector.SystemRecord;
import org.floris.connector.SystemRefusal;
import org.floris.connector.SystemUnavailableException;
import org.floris.connector.WriteAnswer;
import org.floris.connector.dynamics.DialectEndpoint;
import org.floris.connector.dynamics.OrganizationAnswer;
import org.floris.connector.dynamics.OrganizationRequest;
import org.floris.connector.dynamics.SoapVersion;

/** A system in memory, in which something may happen at the moment of a read. */
final class Shelf implements Connector, DialectEndpoint {
    private final String system;
    private final Map<Ref, Map<String, Object>> records = new ConcurrentHashMap<>();
    private final Map<Ref, Instant> changedAt = new ConcurrentHashMap<>();
    final AtomicInteger reads = new AtomicInteger();
    private final Map<Ref, Long> versions = new ConcurrentHashMap<>();
    private final Map<Ref, Set<Reference>> ties = new ConcurrentHashMap<>();
    final List<SystemChange> written = new CopyOnWriteArrayList<>();
    final List<Actor> writers = new CopyOnWriteArrayList<>();
    volatile Runnable atRead = () -> {};
    volatile Runnable atWrite = () -> {};
    volatile boolean down;
    volatile Capabilities capabilities = new Capabilities(true, true, false, false, true, true);
    volatile Irrevocable irrevocable = Irrevocable.NOTHING;
    volatile boolean refuses;
    volatile boolean defers;
    volatile boolean breakerOpen;
    final List<String> heard = new CopyOnWriteArrayList<>();
    volatile Supplier<String> says = () -> "";

    Shelf(String system) {
        this.system = system;
    }

    void put(Ref ref, Map<String, Object> values) {
        records.put(ref, values);
        versions.merge(ref, 1L, Long::sum);
    }

    /** Somebody writes it past the hub. */
    void put(Ref ref, Map<String, Object> values, Instant at) {
        put(ref, values);
        changedAt.put(ref, at);
    }

    @Override
    public String system() {
        return system;
    }

    @Override
    public Capabilities capabilities() {
        return capabilities;
    }

    @Override
    public boolean knownDown() {
        return breakerOpen;
    }

    @Override
    public Irrevocable irrevocable() {
        return irrevocable;
    }

    @Override
    public Optional<SystemRecord> read(Ref ref, Set<String> attributes, Actor actor) {
        reads.incrementAndGet();
        atRead.run();
        requireUp();
        return Optional.ofNullable(records.get(ref)).map(values -> {
            Map<String, Object> shown = new LinkedHashMap<>(values);
            shown.keySet().removeIf(name -> !attributes.isEmpty() && !attributes.contains(name));
            return new SystemRecord(
                    ref,
                    shown,
                    Optional.ofNullable(versions.get(ref)).map(String::valueOf),
                    Optional.ofNullable(changedAt.get(ref)));
        });
    }

    @Override
    public Optional<String> changedByAttribute() {
        return Optional.of("modifiedby");
    }

    @Override
    public List<Reference> tied(Ref ref, SystemChange.Tie tie, Actor actor) {
        return tie.related().stream().filter(ties(ref)::contains).toList();
    }

    Set<Reference> ties(Ref ref) {
        return ties.computeIfAbsent(ref, key -> ConcurrentHashMap.newKeySet());
    }

    String version(Ref ref) {
        return String.valueOf(versions.get(ref));
    }

    @Override
    public SystemPage query(SystemQuery query, Actor actor) {
        List<SystemRecord> found = records.entrySet().stream()
                .filter(record -> record.getKey().entity().equals(query.entity()))
                .filter(record -> query.conditions().stream()
                        .allMatch(condition -> condition.operator() == SystemQuery.Operator.EQUAL
                                && condition.values().stream()
                                        .anyMatch(value ->
                                                value.equals(record.getValue().get(condition.attribute())))))
                .map(record -> new SystemRecord(record.getKey(), record.getValue(), Optional.empty()))
                .toList();
        return new SystemPage(found, false, Optional.empty());
    }

    @Override
    public SoapVersion version() {
        return SoapVersion.SOAP11;
    }

    @Override
    public String address() {
        return "http://" + system + ".example.test/Organization.svc/web";
    }

    @Override
    public Answer read(byte[] envelope, String operation) {
        throw new UnsupportedOperationException("nobody reads a shelf in words");
    }

    @Override
    public Optional<Answer> readAs(String authorization, byte[] envelope, String operation) {
        throw new UnsupportedOperationException("nobody logs in to a shelf");
    }

    @Override
    public OrganizationAnswer ask(OrganizationRequest request, Actor actor) {
        throw new UnsupportedOperationException("nobody asks a shelf in words");
    }

    @Override
    public Answer write(byte[] envelope, String operation) {
        atWrite.run();
        requireUp();
        heard.add(new String(envelope, StandardCharsets.UTF_8));
        String answer = says.get();
        return new Answer(answer.contains("Fault>") ? 500 : 200, answer.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public WriteAnswer write(SystemChange change, Actor actor) {
        atWrite.run();
        requireUp();
        boolean there = records.containsKey(change.ref());
        if (refuses || there == (change.operation() == Operation.CREATE)) {
            return new WriteAnswer.Refused(new SystemRefusal(system, -1, "no"));
        }
        writers.add(actor);
        versions.merge(change.ref(), 1L, Long::sum);
        change.tie().ifPresent(tie -> {
            if (change.operation() == Operation.ASSOCIATE) {
                ties(change.ref()).addAll(tie.related());
            } else {
                tie.related().forEach(ties(change.ref())::remove);
            }
        });
        Map<String, Object> values = new LinkedHashMap<>(records.getOrDefault(change.ref(), Map.of()));
        values.putAll(change.values());
        values.values().removeIf(java.util.Objects::isNull);
        if (change.operation() == Operation.DELETE) {
            records.remove(change.ref());
        } else {
            records.put(change.ref(), values);
        }
        changedAt.put(change.ref(), Instant.now());
        written.add(change);
        return new WriteAnswer.Written(there ? Outcome.UPDATED : Outcome.CREATED, change.ref(), Optional.empty());
    }

    /** What it holds of a record; empty when it has none. */
    Optional<Map<String, Object>> get(Ref ref) {
        return Optional.ofNullable(records.get(ref));
    }

    void remove(Ref ref) {
        records.remove(ref);
    }

    private void requireUp() {
        if (down) {
            throw new SystemUnavailableException(system, Why.plain(system + " takes no connections."), null);
        }
    }

    @Override
    public SystemHealth health() {
        return new SystemHealth(system, true, Duration.ZERO, Why.NONE);
    }
}
