package org.floris.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;

/** A running sandbox with its clients, for tests. */
final class Rehearsal implements AutoCloseable {
    static final String HUB = "floris-hub";

    final SandboxServer server;

    Rehearsal(SandboxSettings settings) {
        server = SandboxServer.start(settings);
        server.awaitReady();
    }

    static Rehearsal ofClients(int clients) {
        return new Rehearsal(SandboxSettings.inMemory(clients));
    }

    static Rehearsal keptIn(Path directory) {
        return new Rehearsal(SandboxSettings.inMemory(20).keptIn(directory));
    }

    SoapClient hub(String system) {
        return new SoapClient(server.address(system), HUB);
    }

    /** A client of the n-th user of the system. */
    SoapClient user(String system, int number) {
        return new SoapClient(server.address(system), user(system, number, "login"));
    }

    String user(String system, int number, String field) {
        return json(system, "users").get(number).get(field).asText();
    }

    String sample(String system, String entity) {
        return json(system, "sample?entity=" + entity + "&count=1").get(0).asText();
    }

    URI admin(String system, String what) {
        return server.address(system).resolve("/sandbox/" + what);
    }

    JsonNode json(String system, String what) {
        try {
            return new ObjectMapper().readTree(SoapClient.get(admin(system, what)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
