package org.floris.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Option;

/** Which of the changes that mirrors are owed. */
class DeferredOptions {
    @Option(names = "--system", description = "Only what this mirror is owed.")
    private String system;

    @Option(names = "--entity", description = "Only about this canonical entity, such as client.")
    private String entity;

    @Option(names = "--login", description = "Only what this user has written.")
    private String login;

    @Option(names = "--batch", description = "Only what this batch's people have written.")
    private String batch;

    @Option(names = "--record", description = "Only about this record, such as client/<uuid>.")
    private String record;

    @Option(names = "--rule", description = "Only with an open finding of this rule, such as mirror-refused.")
    private String rule;

    @Option(names = "--state", description = "waiting, behind or parked; several with commas.")
    private String state;

    @Option(names = "--from", description = "Deferred at or after, such as 2026-11-02T09:00:00Z.")
    private String from;

    @Option(names = "--to", description = "Deferred before.")
    private String to;

    /** As the API's parameters; null where nothing was said. */
    Map<String, String> asked() {
        Map<String, String> asked = new LinkedHashMap<>();
        asked.put("system", system);
        asked.put("entity", entity);
        asked.put("login", login);
        asked.put("batch", batch);
        asked.put("record", record);
        asked.put("rule", rule);
        asked.put("state", state);
        asked.put("from", from);
        asked.put("to", to);
        return asked;
    }
}
