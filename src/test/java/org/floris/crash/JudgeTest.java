package org.floris.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.floris.crash.Dossier.Entry;
import org.floris.crash.Dossier.Stored;
import org.floris.crash.Verdict.Kind;
import org.floris.crash.Write.Operation;
import org.floris.crash.Write.Told;
import org.junit.jupiter.api.Test;

/** A judge who has never convicted anybody proves nothing. */
class JudgeTest {
    private static final UUID RECORD = UUID.randomUUID();

    private final List<Write> writes = new ArrayList<>();
    private final List<Entry> journal = new ArrayList<>();
    private final List<Ears.Heard> events = new ArrayList<>();
    private List<String> forsage = List.of("-", "w1", "w2");
    private List<String> loris = List.of("-", "w1", "w2");
    private String stored = "w2";
    private Shown forsageShows = new Shown("2", "me", Set.of());
    private Shown lorisShows = forsageShows;
    private Shown storeShows = forsageShows;

    private record Shown(String status, String owner, Set<UUID> ties) {}

    JudgeTest() {
        write("w1", Operation.CREATE, Told.ACKNOWLEDGED, "DONE", true);
        write("w2", Operation.UPDATE, Told.ACKNOWLEDGED, "DONE", true);
    }

    @Test
    void whatIsEverywhereOnceIsInOrder() {
        assertThat(verdicts()).isEmpty();
    }

    @Test
    void whatWasTakenBackIsInOrder() {
        write("w3", Operation.UPDATE, Told.REFUSED, "REVERSED", false);
        forsage = List.of("-", "w1", "w2", "w3", "w2");
        assertThat(verdicts()).isEmpty();
    }

    @Test
    void whatWasTakenBackAndDoneOnRepeatingIsInOrder() {
        journal.add(new Entry(UUID.randomUUID(), "REVERSED", "CREATE", Optional.of("message-w1")));
        write("w3", Operation.DELETE, Told.ACKNOWLEDGED, "DONE", true);
        forsage = List.of("-", "w1", "-", "w1", "w2", "-");
        loris = List.of("-", "w1", "w2", "-");
        stored = null;
        assertThat(verdicts()).isEmpty();
    }

    @Test
    void whatWasDeletedRightAfterARepeatedCreateIsInOrder() {
        writes.clear();
        journal.clear();
        events.clear();
        write("w1", Operation.CREATE, Told.ACKNOWLEDGED, "DONE", true);
        journal.add(0, new Entry(UUID.randomUUID(), "REVERSED", "CREATE", Optional.of("message-w1")));
        write("w2", Operation.DELETE, Told.ACKNOWLEDGED, "DONE", true);
        forsage = List.of("-", "w1", "-");
        loris = forsage;
        stored = null;
        assertThat(verdicts()).isEmpty();
        forsage = List.of("-", "w1", "-", "w1", "-");
        assertThat(verdicts()).isEmpty();
    }

    @Test
    void whatNobodyKnowsMayBeEverywhereOrNowhere() {
        write("w3", Operation.UPDATE, Told.UNKNOWN, "REVERSED", false);
        assertThat(verdicts()).isEmpty();
        journal.remove(2);
        writes.remove(2);
        write("w3", Operation.UPDATE, Told.UNKNOWN, "DONE", true);
        forsage = List.of("-", "w1", "w2", "w3");
        loris = forsage;
        stored = "w3";
        assertThat(verdicts()).isEmpty();
    }

    @Test
    void anAcknowledgedWriteThatAMirrorDoesNotHaveIsLost() {
        loris = List.of("-", "w1");
        assertThat(verdicts()).contains(Kind.LOST, Kind.DIVERGED);
    }

    @Test
    void anAcknowledgedWriteThatIsNowhereIsLost() {
        forsage = List.of("-", "w1");
        loris = forsage;
        stored = "w1";
        assertThat(verdicts()).contains(Kind.LOST);
    }

    @Test
    void anAcknowledgedWriteThatTheJournalDoesNotKnowIsLost() {
        journal.remove(1);
        events.remove(1);
        assertThat(verdicts()).contains(Kind.LOST);
    }

    @Test
    void aDeletedRecordThatIsBackIsLost() {
        write("w3", Operation.DELETE, Told.ACKNOWLEDGED, "DONE", true);
        forsage = List.of("-", "w1", "w2", "-", "w2");
        loris = List.of("-", "w1", "w2", "-");
        assertThat(verdicts()).contains(Kind.LOST, Kind.DIVERGED);
    }

    @Test
    void aDoneExchangeThatWasNotPublishedIsLost() {
        events.remove(1);
        assertThat(verdicts()).contains(Kind.LOST);
    }

    @Test
    void whatAPersonHasDecidedIsToldOnceMoreAndThatIsInOrder() {
        UUID decided = UUID.randomUUID();
        journal.add(new Entry(decided, "DONE", "UPDATE", Optional.empty()));
        events.add(new Ears.Heard(UUID.randomUUID(), decided, "UPDATE", RECORD, "w2"));
        assertThat(verdicts()).isEmpty();
        events.add(new Ears.Heard(UUID.randomUUID(), decided, "UPDATE", RECORD, "w2"));
        assertThat(verdicts()).containsExactly(Kind.DOUBLED);
        events.remove(3);
        events.set(2, new Ears.Heard(UUID.randomUUID(), decided, "UPDATE", RECORD, "w1"));
        assertThat(verdicts()).containsExactly(Kind.DIVERGED);
    }

    @Test
    void aWriteThatCameOnceMoreOverALaterOneIsDoubled() {
        forsage = List.of("-", "w1", "w2", "w1");
        assertThat(verdicts()).contains(Kind.DOUBLED, Kind.DIVERGED);
    }

    @Test
    void aMessageThatIsDoneTwiceIsDoubled() {
        journal.add(new Entry(UUID.randomUUID(), "DONE", "UPDATE", Optional.of("message-w2")));
        assertThat(verdicts()).contains(Kind.DOUBLED);
    }

    @Test
    void aCreateThatLeftTwoRecordsIsDoubledAndOneThatWasTakenBackAndMadeAnewIsNot() {
        UUID other = UUID.randomUUID();
        assertThat(creation(Optional.of(RECORD), RECORD)).isEmpty();
        assertThat(creation(Optional.of(RECORD))).isEmpty();
        assertThat(creation(Optional.empty(), other)).isEmpty();
        assertThat(creation(Optional.of(RECORD), RECORD, other)).containsExactly(Kind.DOUBLED);
        assertThat(creation(Optional.of(RECORD), other)).containsExactly(Kind.DOUBLED);
        assertThat(creation(Optional.empty(), RECORD, other)).containsExactly(Kind.DOUBLED);
    }

    private static List<Kind> creation(Optional<UUID> told, UUID... left) {
        return Judge.judgeCreation("w1", told, new LinkedHashSet<>(List.of(left))).stream()
                .map(Verdict::kind)
                .toList();
    }

    @Test
    void aPagesSaveThatWasTakenBackAndMadeAnewIsInOrder() {
        write("w3", Write.PAGE, Operation.UPDATE, null, Told.ACKNOWLEDGED, "DONE", true);
        forsage = List.of("-", "w1", "w2", "w3");
        loris = List.of("-", "w1", "w2", "w3", "w2", "w3");
        stored = "w3";
        assertThat(verdicts()).contains(Kind.DOUBLED);
        journal.add(2, new Entry(UUID.randomUUID(), "REVERSED", "UPDATE", Optional.of("of-the-plug-in")));
        assertThat(verdicts()).isEmpty();
    }

    @Test
    void aRefusedWriteThatIsThereDiverges() {
        write("w3", Operation.UPDATE, Told.REFUSED, "REVERSED", false);
        forsage = List.of("-", "w1", "w2", "w3");
        loris = forsage;
        stored = "w3";
        assertThat(verdicts()).contains(Kind.DIVERGED);
    }

    @Test
    void aWriteThatIsHalfThereDiverges() {
        write("w3", Operation.UPDATE, Told.UNKNOWN, "IN_DOUBT", false);
        forsage = List.of("-", "w1", "w2", "w3");
        assertThat(verdicts()).contains(Kind.DIVERGED);
    }

    @Test
    void aStoreThatShowsSomethingElseDiverges() {
        stored = "w1";
        assertThat(verdicts()).containsOnly(Kind.DIVERGED);
    }

    @Test
    void anEventOfWhatWasNeverDoneDiverges() {
        events.add(new Ears.Heard(UUID.randomUUID(), UUID.randomUUID(), "UPDATE", RECORD, ""));
        assertThat(verdicts()).containsOnly(Kind.DIVERGED);
    }

    @Test
    void writesInAnotherOrderThanTheyWereAnsweredDiverge() {
        write("w3", Operation.UPDATE, Told.ACKNOWLEDGED, "DONE", true);
        forsage = List.of("-", "w1", "w3", "w2");
        loris = forsage;
        assertThat(verdicts()).contains(Kind.DIVERGED);
    }

    @Test
    void tiesStatusAndOwnerAsTheyWereWrittenAreInOrder() {
        UUID client = UUID.randomUUID();
        tie(Operation.ASSOCIATE, Told.ACKNOWLEDGED, client);
        tie(Operation.ASSOCIATE, Told.REFUSED, UUID.randomUUID());
        set(Operation.ASSIGN, "boss", Told.ACKNOWLEDGED);
        set(Operation.SET_STATE, "3", Told.ACKNOWLEDGED);
        everywhere(new Shown("3", "boss", Set.of(client)));
        assertThat(verdicts()).isEmpty();
    }

    @Test
    void aTieThatWasAcknowledgedAndIsNowhereIsLostAsIsOneThatWasUntiedAndIsThere() {
        UUID client = UUID.randomUUID();
        tie(Operation.ASSOCIATE, Told.ACKNOWLEDGED, client);
        assertThat(verdicts()).containsExactly(Kind.LOST);
        tie(Operation.DISASSOCIATE, Told.ACKNOWLEDGED, client);
        assertThat(verdicts()).isEmpty();
        everywhere(tiedTo(client));
        assertThat(verdicts()).containsExactly(Kind.LOST);
    }

    @Test
    void aTieOfWhichNobodyKnowsMayBeThereOrNotButEverywhereAlike() {
        UUID client = UUID.randomUUID();
        tie(Operation.ASSOCIATE, Told.UNKNOWN, client);
        assertThat(verdicts()).isEmpty();
        everywhere(tiedTo(client));
        assertThat(verdicts()).isEmpty();
        lorisShows = tiedTo();
        assertThat(verdicts()).containsExactly(Kind.DIVERGED);
        lorisShows = forsageShows;
        storeShows = tiedTo();
        assertThat(verdicts()).containsExactly(Kind.DIVERGED);
    }

    @Test
    void aTieThatWasRefusedOrThatNobodyAskedForDiverges() {
        UUID client = UUID.randomUUID();
        tie(Operation.ASSOCIATE, Told.REFUSED, client);
        everywhere(tiedTo(client));
        assertThat(verdicts()).containsExactly(Kind.DIVERGED);
        everywhere(tiedTo(UUID.randomUUID()));
        assertThat(verdicts()).containsExactly(Kind.DIVERGED);
    }

    @Test
    void aStatusOrAnOwnerThatIsNotTheLastOneIsLost() {
        set(Operation.ASSIGN, "boss", Told.ACKNOWLEDGED);
        assertThat(verdicts()).containsExactly(Kind.LOST);
        set(Operation.ASSIGN, "me", Told.UNKNOWN);
        assertThat(verdicts()).isEmpty();
        set(Operation.SET_STATE, "3", Told.ACKNOWLEDGED);
        assertThat(verdicts()).containsExactly(Kind.LOST);
        set(Operation.SET_STATE, "2", Told.REFUSED);
        assertThat(verdicts()).containsExactly(Kind.LOST);
    }

    @Test
    void aStatusOrAnOwnerThatIsNotTheSameEverywhereDiverges() {
        lorisShows = new Shown("3", "me", Set.of());
        assertThat(verdicts()).containsExactly(Kind.DIVERGED);
        lorisShows = new Shown("2", "boss", Set.of());
        assertThat(verdicts()).containsExactly(Kind.DIVERGED);
        lorisShows = forsageShows;
        storeShows = new Shown("3", "me", Set.of());
        assertThat(verdicts()).containsExactly(Kind.DIVERGED);
        storeShows = new Shown("2", "boss", Set.of());
        assertThat(verdicts()).containsExactly(Kind.DIVERGED);
    }

    private static Shown tiedTo(UUID... clients) {
        return new Shown("2", "me", Set.of(clients));
    }

    private void everywhere(Shown shown) {
        forsageShows = shown;
        lorisShows = shown;
        storeShows = shown;
    }

    private void tie(Operation operation, Told told, UUID client) {
        set(operation, client.toString(), told);
    }

    private void set(Operation operation, String value, Told told) {
        boolean refused = told == Told.REFUSED;
        String serial = "w" + (writes.size() + 1);
        write(serial, Write.PROGRAM, operation, value, told, refused ? "REVERSED" : "DONE", !refused);
    }

    private void write(String serial, Operation operation, Told told, String state, boolean published) {
        write(serial, Write.PROGRAM, operation, null, told, state, published);
    }

    private void write(
            String serial, String way, Operation operation, String value, Told told, String state, boolean published) {
        long at = writes.size() * 10L;
        UUID exchange = UUID.randomUUID();
        Optional<String> message = Optional.of("message-" + serial);
        writes.add(new Write(
                serial,
                way.equals(Write.PAGE) ? Optional.empty() : message,
                "me",
                way,
                operation,
                "task",
                RECORD,
                Optional.ofNullable(value),
                at,
                at + 5,
                told,
                ""));
        journal.add(new Entry(exchange, state, operation.name(), message));
        if (published) {
            boolean describes = operation == Operation.CREATE || operation == Operation.UPDATE;
            String description = describes ? serial : "";
            events.add(new Ears.Heard(UUID.randomUUID(), exchange, operation.name(), RECORD, description));
        }
    }

    private List<Kind> verdicts() {
        String state = storeShows.status().equals("3") ? "inProgress" : "notStarted";
        Dossier dossier = new Dossier(
                RECORD,
                writes,
                trace(forsage, forsageShows),
                trace(loris, lorisShows),
                Optional.ofNullable(stored)
                        .map(description -> new Stored(description, state, storeShows.owner(), storeShows.ties())),
                journal,
                events);
        return Judge.judge(dossier).stream().map(Verdict::kind).toList();
    }

    private static Trace trace(List<String> shown, Shown shows) {
        return new Trace(shown, shows.status(), shows.owner(), shows.ties());
    }
}
