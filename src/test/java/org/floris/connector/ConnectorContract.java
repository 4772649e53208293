package org.floris.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.floris.canonical.Operation;
import org.floris.canonical.Ref;
import org.junit.jupiter.api.Test;

/**
 * What every connector promises, tried on a real system. What a system cannot do is skipped by its declared
 * capabilities; all are on by default.
 */
public abstract class ConnectorContract {
    protected abstract Connector connector();

    /** An entity with a state, an owner and the attributes of {@link #values()}. */
    protected abstract String entity();

    protected abstract String primaryId();

    /** Values of as many types as the entity has; all may be set by a create. */
    protected abstract Map<String, Object> values();

    /** Other values for some of the attributes. */
    protected abstract Map<String, Object> otherValues();

    /** An attribute of the values that may be empty. */
    protected abstract String clearable();

    /** A text attribute that is longer than the system can hold. */
    protected abstract Map.Entry<String, Object> tooLong();

    /** statecode and statuscode when closed, and when open. */
    protected abstract List<Map<String, Object>> closedAndOpen();

    protected abstract String userEntity();

    /** A record with a relationship, and what it can be tied to; made for this test. */
    protected abstract Tied tied();

    public record Tied(Ref record, String relationship, Reference related) {}

    protected final Ref newRef() {
        return new Ref(connector().system(), entity(), UUID.randomUUID().toString());
    }

    protected final Ref create(Map<String, Object> values) {
        Ref ref = newRef();
        assertWritten(change(Operation.CREATE, ref, values));
        return ref;
    }

    protected final void assertWritten(SystemChange change) {
        assertThat(connector().write(change, Actor.HUB)).isInstanceOf(WriteAnswer.Written.class);
    }

    protected static SystemChange change(Operation operation, Ref ref, Map<String, Object> values) {
        return new SystemChange(operation, ref, values);
    }

    private SystemRecord read(Ref ref) {
        return connector().read(ref, Set.of(), Actor.HUB).orElseThrow();
    }

    @Test
    void aCreatedRecordIsReadAsItWasWritten() {
        Ref ref = create(values());
        assertThat(read(ref).ref()).isEqualTo(ref);
        assertThat(read(ref).values()).containsAllEntriesOf(values());
    }

    @Test
    void onlyTheAttributesThatWereAskedForAreRead() {
        Ref ref = create(values());
        SystemRecord record =
                connector().read(ref, Set.of(clearable()), Actor.HUB).orElseThrow();
        assertThat(record.values()).containsKey(clearable());
        assertThat(record.values().keySet())
                .doesNotContainAnyElementsOf(without(values(), clearable()).keySet());
    }

    @Test
    void aRecordThatIsNotThereIsEmpty() {
        assertThat(connector().read(newRef(), Set.of(), Actor.HUB)).isEmpty();
    }

    @Test
    void anUpdateChangesWhatItNamesAndNothingElse() {
        Ref ref = create(values());
        assertWritten(change(Operation.UPDATE, ref, otherValues()));
        Map<String, Object> expected = new LinkedHashMap<>(values());
        expected.putAll(otherValues());
        assertThat(read(ref).values()).containsAllEntriesOf(expected);
    }

    @Test
    void aNullClears() {
        Ref ref = create(values());
        Map<String, Object> clear = new LinkedHashMap<>();
        clear.put(clearable(), null);
        assertWritten(change(Operation.UPDATE, ref, clear));
        assertThat(read(ref).values())
                .doesNotContainKey(clearable())
                .containsAllEntriesOf(without(values(), clearable()));
    }

    @Test
    void theVersionGrowsWithEachChange() {
        assumeTrue(connector().capabilities().readsByVersion());
        Ref ref = create(values());
        long before = Long.parseLong(read(ref).version().orElseThrow());
        assertWritten(change(Operation.UPDATE, ref, otherValues()));
        assertThat(Long.parseLong(read(ref).version().orElseThrow())).isGreaterThan(before);
    }

    @Test
    void aDeletedRecordIsGoneAndMayComeBackWithItsId() {
        Ref ref = create(values());
        assertWritten(change(Operation.DELETE, ref, Map.of()));
        assertThat(connector().read(ref, Set.of(), Actor.HUB)).isEmpty();
        assumeTrue(connector().capabilities().recreatesDeleted());
        assertWritten(change(Operation.CREATE, ref, values()));
        assertThat(read(ref).values()).containsAllEntriesOf(values());
    }

    @Test
    void aSecondCreateWithTheSameIdIsRefused() {
        assumeTrue(connector().capabilities().assignsGivenIds());
        Ref ref = create(values());
        assertThat(connector().write(change(Operation.CREATE, ref, otherValues()), Actor.HUB))
                .isInstanceOf(WriteAnswer.Refused.class);
        assertThat(read(ref).values()).containsAllEntriesOf(values());
    }

    @Test
    void aRefusalChangesNothing() {
        Ref ref = create(values());
        Map<String, Object> wrong = new LinkedHashMap<>(otherValues());
        wrong.put(tooLong().getKey(), tooLong().getValue());
        assertThat(connector().write(change(Operation.UPDATE, ref, wrong), Actor.HUB))
                .isInstanceOf(WriteAnswer.Refused.class);
        assertThat(read(ref).values()).containsAllEntriesOf(values());
        Ref never = newRef();
        assertThat(connector().write(change(Operation.CREATE, never, wrong), Actor.HUB))
                .isInstanceOf(WriteAnswer.Refused.class);
        assertThat(connector().read(never, Set.of(), Actor.HUB)).isEmpty();
    }

    @Test
    void aChangeOfNothingIsRefused() {
        for (Operation operation : List.of(Operation.UPDATE, Operation.DELETE)) {
            Map<String, Object> values = operation == Operation.DELETE ? Map.of() : otherValues();
            assertThat(connector().write(change(operation, newRef(), values), Actor.HUB))
                    .isInstanceOf(WriteAnswer.Refused.class);
        }
    }

    @Test
    void whatIsUnknownIsRefused() {
        Ref ref = create(values());
        assertThat(connector().write(change(Operation.UPDATE, ref, Map.of("nosuchattribute", "x")), Actor.HUB))
                .isInstanceOf(WriteAnswer.Refused.class);
        assertThatThrownBy(() -> connector().read(ref, Set.of("nosuchattribute"), Actor.HUB))
                .isInstanceOf(SystemRefusedException.class);
        assertThatThrownBy(() -> connector().query(SystemQuery.all("nosuchentity", List.of(), 10), Actor.HUB))
                .isInstanceOf(SystemRefusedException.class);
    }

    @Test
    void aRecordIsClosedAndOpenedAgain() {
        Ref ref = create(values());
        for (Map<String, Object> state : closedAndOpen()) {
            assertWritten(change(Operation.SET_STATE, ref, state));
            assertThat(read(ref).values()).containsAllEntriesOf(state);
        }
    }

    @Test
    void aRecordMayBeCreatedClosed() {
        Map<String, Object> values = new LinkedHashMap<>(values());
        values.putAll(closedAndOpen().get(0));
        assertThat(read(create(values)).values()).containsAllEntriesOf(values);
    }

    @Test
    void aRecordIsAssignedToAnotherUser() {
        Ref ref = create(values());
        Reference user = someUsers().get(1);
        assertWritten(change(Operation.ASSIGN, ref, Map.of("ownerid", user)));
        assertThat(((Reference) read(ref).values().get("ownerid")).id()).isEqualTo(user.id());
    }

    @Test
    void aWriteIsDoneInTheNameOfTheUser() {
        assumeTrue(connector().capabilities().impersonates());
        Ref ref = newRef();
        String user = someUsers().get(2).id();
        assertThat(connector().write(change(Operation.CREATE, ref, values()), Actor.user(user)))
                .isInstanceOf(WriteAnswer.Written.class);
        assertThat(((Reference) read(ref).values().get("createdby")).id()).isEqualTo(user);
    }

    @Test
    void recordsAreTiedAndUntied() {
        assumeTrue(connector().capabilities().associations());
        Tied tied = tied();
        SystemChange.Tie tie = new SystemChange.Tie(tied.relationship(), List.of(tied.related()));
        assertThat(connector().tied(tied.record(), tie, Actor.HUB)).isEmpty();
        for (Operation operation : List.of(Operation.ASSOCIATE, Operation.DISASSOCIATE, Operation.ASSOCIATE)) {
            assertWritten(new SystemChange(operation, tied.record(), Map.of(), Optional.of(tie)));
            assertThat(connector().tied(tied.record(), tie, Actor.HUB))
                    .isEqualTo(operation == Operation.ASSOCIATE ? List.of(tied.related()) : List.of());
        }
    }

    @Test
    void aDeletedRecordComesBackWithItsTiesAndItsState() {
        assumeTrue(connector().capabilities().recreatesDeleted());
        assumeTrue(connector().capabilities().associations());
        Tied tied = tied();
        SystemChange.Tie tie = new SystemChange.Tie(tied.relationship(), List.of(tied.related()));
        assertWritten(new SystemChange(Operation.ASSOCIATE, tied.record(), Map.of(), Optional.of(tie)));
        RecordImage before = connector().readWhole(tied.record(), 10, Actor.HUB).orElseThrow();
        assertThat(before.ties()).containsExactly(tie);

        assertWritten(change(Operation.DELETE, tied.record(), Map.of()));
        connector().recreation(before).forEach(this::assertWritten);

        RecordImage after = connector().readWhole(tied.record(), 10, Actor.HUB).orElseThrow();
        assertThat(after.ties()).isEqualTo(before.ties());
        assertThat(lasting(after)).isEqualTo(lasting(before));
    }

    /** What the system does not say anew at each write. */
    protected static Map<String, Object> lasting(RecordImage image) {
        Map<String, Object> values = new LinkedHashMap<>(image.record().values());
        values.keySet().removeAll(Set.of("createdon", "createdby", "modifiedon", "modifiedby", "versionnumber"));
        return values;
    }

    @Test
    void pagesHoldEveryRecordOnce() {
        String marker = UUID.randomUUID().toString().substring(0, 8);
        Set<String> created = new HashSet<>();
        Map<String, Object> values = new LinkedHashMap<>(values());
        values.put(tooLong().getKey(), marker);
        for (int i = 0; i < 7; i++) {
            created.add(create(values).id());
        }
        SystemQuery query = new SystemQuery(
                entity(),
                List.of(tooLong().getKey()),
                List.of(new SystemQuery.Condition(tooLong().getKey(), SystemQuery.Operator.EQUAL, List.of(marker))),
                List.of(),
                3,
                1,
                Optional.empty());
        Set<String> seen = new HashSet<>();
        int rows = 0;
        SystemPage page = connector().query(query, Actor.HUB);
        while (true) {
            rows += page.records().size();
            page.records().forEach(record -> seen.add(record.ref().id()));
            if (!page.more()) {
                break;
            }
            query = query.nextPage(page);
            page = connector().query(query, Actor.HUB);
        }
        assertThat(seen).isEqualTo(created);
        assertThat(rows).isEqualTo(7);
    }

    @Test
    void whatWasChangedIsToldOnceInTheOrderOfTheChanges() {
        ChangeFeed feed = connector().changeFeed().orElse(null);
        assumeTrue(feed != null);
        List<Ref> made = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            made.add(create(values()));
        }
        String mark = latest(feed);
        assertThat(changed(feed, mark)).containsExactly(made.get(4).id());
        for (int which : new int[] {3, 0, 2}) {
            assertWritten(change(Operation.UPDATE, made.get(which), otherValues()));
        }
        String again = latest(feed);
        assertThat(changed(feed, mark))
                .containsExactlyInAnyOrder(
                        made.get(4).id(),
                        made.get(3).id(),
                        made.get(0).id(),
                        made.get(2).id());
        assertThat(changed(feed, again)).contains(made.get(2).id());
        assertThat(changed(feed, feed.beginning()))
                .containsAll(made.stream().map(Ref::id).toList());
        assertThat(read(made.get(2)).changedAt().orElseThrow())
                .isAfter(Instant.now().minusSeconds(60));
    }

    private String latest(ChangeFeed feed) {
        return feed.markOf(connector()
                .query(feed.latest(entity(), primaryId()), Actor.HUB)
                .records()
                .get(0));
    }

    /** With pages so small that there are several. */
    private List<String> changed(ChangeFeed feed, String mark) {
        List<String> ids = new ArrayList<>();
        SystemQuery query = feed.since(mark, entity(), primaryId(), 2);
        SystemPage page;
        do {
            page = connector().query(query, Actor.HUB);
            page.records().forEach(record -> ids.add(record.ref().id()));
            query = query.nextPage(page);
        } while (page.more());
        assertThat(ids).doesNotHaveDuplicates();
        return ids;
    }

    @Test
    void itIsUpAndSaysSo() {
        SystemHealth health = connector().health();
        assertThat(health.up()).as(health.reason().sentence()).isTrue();
        assertThat(health.system()).isEqualTo(connector().system());
        assertThat(connector().knownDown()).isFalse();
    }

    protected final List<Reference> someUsers() {
        return connector().query(SystemQuery.all(userEntity(), List.of(), 5), Actor.HUB).records().stream()
                .map(record -> new Reference(userEntity(), record.ref().id()))
                .toList();
    }

    private static Map<String, Object> without(Map<String, Object> values, String name) {
        Map<String, Object> rest = new LinkedHashMap<>(values);
        rest.remove(name);
        return rest;
    }
}
