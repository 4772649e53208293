package org.floris.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lines as a simulated CRM writes them. */
class CommitLogTest {
    private final UUID first = UUID.randomUUID();
    private final UUID second = UUID.randomUUID();

    @TempDir
    Path directory;

    private Path file;
    private CommitLog log;

    @BeforeEach
    void aLogWithItsHeader() throws IOException {
        file = Files.writeString(directory.resolve("forsage.log"), "what it builds on\n");
        log = new CommitLog(file, Crm.FORSAGE, owner -> owner.replace("systemuser:", ""));
    }

    @Test
    void aCreateThatWasTakenBackAndMadeAnewHasLeftTheSecondRecord() throws IOException {
        commit("task", first, "{\"description\": \"w1\"}");
        commit("task", first, "null");
        commit("task", second, "{\"description\": \"w1\"}");
        assertThat(log.madeWith("w1")).containsExactly(first, second);
        assertThat(log.leftOf("w1")).containsExactly(second);
    }

    @Test
    void aCreateThatWasMadeTwiceHasLeftBoth() throws IOException {
        commit("task", first, "{\"description\": \"w1\"}");
        commit("task", second, "{\"description\": \"w1\"}");
        assertThat(log.leftOf("w1")).containsExactly(first, second);
    }

    @Test
    void aRecordShowsOneDescriptionAfterTheOther() throws IOException {
        commit("task", first, "{\"description\": \"w1\", \"statuscode\": 2}");
        commit("task", first, "{\"statuscode\": 4}");
        commit("task", first, "{\"description\": \"w2\"}");
        assertThat(log.of(first).shown()).containsExactly("-", "w1", "w2");
        assertThat(log.of(first).status()).isEqualTo("4");
        commit("task", first, "null");
        assertThat(log.of(first).exists()).isFalse();
    }

    @Test
    void aRecordHasAnOwnerAndTies() throws IOException {
        UUID tie = UUID.randomUUID();
        UUID client = UUID.randomUUID();
        commit("opportunity", first, "{\"description\": \"w1\", \"ownerid\": \"systemuser:me\"}");
        commit("opportunity", first, "{\"ownerid\": \"systemuser:boss\"}");
        commit(
                "frs_opportunity_contact",
                tie,
                "{\"opportunityid\": \"" + first + "\", \"contactid\": \"" + client + "\"}");
        assertThat(log.of(first)).isEqualTo(new Trace(List.of("-", "w1"), "", "boss", Set.of(client)));
        commit("frs_opportunity_contact", tie, "null");
        assertThat(log.of(first).ties()).isEmpty();
    }

    @Test
    void aLineThatIsNotYetWholeIsReadTheNextTime() throws IOException {
        String line =
                "{\"n\": 1, \"r\": [{\"e\": \"task\", \"i\": \"" + first + "\", \"v\": {\"description\": \"w1\"}}]}\n";
        append(line.substring(0, 40));
        assertThat(log.of(first).exists()).isFalse();
        append(line.substring(40));
        assertThat(log.of(first).description()).isEqualTo("w1");
    }

    private void commit(String entity, UUID id, String values) throws IOException {
        append("{\"n\": 1, \"r\": [{\"e\": \"%s\", \"i\": \"%s\", \"v\": %s}]}\n".formatted(entity, id, values));
    }

    private void append(String text) throws IOException {
        Files.writeString(file, text, StandardOpenOption.APPEND);
        log.readOn();
    }
}
