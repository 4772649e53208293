package org.floris.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
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
        write("w3", Operation.UPDATE, Told.ACKNOWLEDGED, "DONE", true);
        writes.set(2, writes.get(2).by("page", Optional.empty()));
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

    private void write(String serial, Operation operation, Told told, String state, boolean published) {
        long at = writes.size() * 10L;
        UUID exchange = UUID.randomUUID();
        Optional<String> message = Optional.of("message-" + serial);
        writes.add(new Write(
                serial,
                message,
                "me",
                "program",
                operation,
                "task",
                RECORD,
                false,
                Optional.empty(),
                at,
                at + 5,
                told,
                ""));
        journal.add(new Entry(exchange, state, operation.name(), message));
        if (published) {
            String description = operation == Operation.DELETE ? "" : serial;
            events.add(new Ears.Heard(UUID.randomUUID(), exchange, operation.name(), RECORD, description));
        }
    }

    private List<Kind> verdicts() {
        Dossier dossier = new Dossier(
                RECORD,
                writes,
                new Trace(forsage, "2"),
                new Trace(loris, "2"),
                Optional.ofNullable(stored).map(description -> new Stored(description, "notStarted")),
                journal,
                events);
        return Judge.judge(dossier).stream().map(Verdict::kind).toList();
    }
}
