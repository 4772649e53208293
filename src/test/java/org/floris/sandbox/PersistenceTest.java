package org.floris.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PersistenceTest {
    @TempDir
    Path directory;

    private static String lastName(Rehearsal rehearsal, String id) {
        return rehearsal
                .hub("forsage")
                .call("Retrieve", Xml.key("contact", id) + Xml.all())
                .attribute("lastname");
    }

    @Test
    void whatWasAnsweredIsThereAfterARestart() {
        String changed;
        String created;
        String deleted;
        String version;
        try (Rehearsal rehearsal = Rehearsal.keptIn(directory)) {
            SoapClient hub = rehearsal.hub("forsage");
            changed = rehearsal.sample("forsage", "contact");
            deleted = rehearsal.sample("forsage", "annotation");
            hub.call("Update", Xml.entity("contact", changed, Xml.text("lastname", "Переменов")));
            created = hub.call(
                            "Create",
                            Xml.entity(
                                    "phonecall",
                                    null,
                                    Xml.text("subject", "Звонок"),
                                    Xml.parties("to", "contact", changed)))
                    .value("CreateResult");
            hub.call("Delete", Xml.key("annotation", deleted));
            version = hub.call("Retrieve", Xml.key("phonecall", created) + Xml.all())
                    .attribute("versionnumber");
        }
        try (Rehearsal rehearsal = Rehearsal.keptIn(directory)) {
            SoapClient hub = rehearsal.hub("forsage");
            assertThat(lastName(rehearsal, changed)).isEqualTo("Переменов");
            var call = hub.call("Retrieve", Xml.key("phonecall", created) + Xml.all());
            assertThat(call.attribute("partyid")).startsWith(changed);
            assertThat(call.attribute("versionnumber")).isEqualTo(version);
            assertThat(hub.call("Retrieve", Xml.key("annotation", deleted) + Xml.all())
                            .code())
                    .isEqualTo("-2147220969");
            hub.call("Update", Xml.entity("contact", changed, Xml.text("lastname", "Сновапеременов")));
        }
        try (Rehearsal rehearsal = Rehearsal.keptIn(directory)) {
            assertThat(lastName(rehearsal, changed)).isEqualTo("Сновапеременов");
        }
    }

    @Test
    void aTornLastLineIsDropped() throws IOException {
        String id;
        try (Rehearsal rehearsal = Rehearsal.keptIn(directory)) {
            id = rehearsal.sample("forsage", "contact");
            rehearsal.hub("forsage").call("Update", Xml.entity("contact", id, Xml.text("lastname", "Первый")));
        }
        Path log = directory.resolve("sandbox").resolve("forsage.log");
        Files.writeString(log, "{\"n\":99999,\"r\":[{\"e\":\"contact\",\"i\":\"" + id, StandardOpenOption.APPEND);
        try (Rehearsal rehearsal = Rehearsal.keptIn(directory)) {
            assertThat(lastName(rehearsal, id)).isEqualTo("Первый");
            rehearsal.hub("forsage").call("Update", Xml.entity("contact", id, Xml.text("lastname", "Второй")));
        }
        try (Rehearsal rehearsal = Rehearsal.keptIn(directory)) {
            assertThat(lastName(rehearsal, id)).isEqualTo("Второй");
        }
    }

    @Test
    void aLogOfOtherDataStopsTheStartWithASentence() {
        try (Rehearsal rehearsal = Rehearsal.keptIn(directory)) {
            String id = rehearsal.sample("forsage", "contact");
            rehearsal.hub("forsage").call("Update", Xml.entity("contact", id, Xml.text("lastname", "Иной")));
            assertThatThrownBy(() -> Rehearsal.keptIn(directory)).hasMessageContaining("is used by another process");
        }
        SandboxSettings larger = SandboxSettings.inMemory(30).keptIn(directory);
        assertThatThrownBy(() -> SandboxServer.start(larger))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("clients 20")
                .hasMessageContaining("clients 30");
    }

    @Test
    void aPortInUseStopsTheStartWithASentence() {
        try (Rehearsal rehearsal = Rehearsal.ofClients(10)) {
            int port = rehearsal.server.address("loris").getPort();
            SandboxSettings free = SandboxSettings.inMemory(10);
            SandboxSettings taken = new SandboxSettings(
                    10,
                    1,
                    null,
                    null,
                    "sandbox",
                    "",
                    free.serviceAccounts(),
                    Map.of(),
                    Map.of(),
                    new SandboxSettings.Forsage(
                            port, "Forsage", false, "x", "x", free.forsage().pluginTimeout()),
                    free.loris());
            assertThatThrownBy(() -> SandboxServer.start(taken))
                    .hasMessage("Port " + port + " of the simulated system forsage is in use: choose another with"
                            + " floris.sandbox.forsage.port.");
        }
    }
}
