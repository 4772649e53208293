package org.floris.connector.startup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.floris.canonical.CanonicalModel;
import org.floris.canonical.FlorisException;
import org.floris.connector.mapping.Mappings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConnectorEntitiesCheckTest {
    private static final CanonicalModel MODEL =
            Mappings.read(Path.of("connectors")).model();

    @TempDir
    Path home;

    @Test
    void theFilesInTheBoxSpeakOfWhatThereIs() {
        assertThat(new ConnectorEntitiesCheck(MODEL, Path.of("."), List.of("forsage", "loris")))
                .isNotNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "onMirrorDown: {custmer: refuse} | onMirrorDown.custmer is no entity of connectors/canonical.yaml",
                "cannotUndo: {contact: [delete]} | cannotUndo.contact is no entity of connectors/canonical.yaml",
                "cannotReturnTo: {opportunity: [won]} | cannotReturnTo.opportunity is no entity",
                "cannotReturnTo: {application: [won]} | cannotReturnTo.application[0] is no state of application",
                "cannotReturnTo: {note: [active]} | cannotReturnTo.note[0] is no state of note"
            })
    void whatTheModelDoesNotKnowIsToldWithFileAndLine(String line, String told) throws IOException {
        Path folder = Files.createDirectories(home.resolve("connectors/crm"));
        Files.writeString(folder.resolve("connector.yaml"), "system: crm\n" + line + "\n");

        assertThatThrownBy(() -> new ConnectorEntitiesCheck(MODEL, home, List.of("crm")))
                .isInstanceOf(FlorisException.class)
                .hasMessageStartingWith("connectors/crm/connector.yaml, line 2: ")
                .hasMessageContaining(told);
    }
}
