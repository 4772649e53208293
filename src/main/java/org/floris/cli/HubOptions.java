package org.floris.cli;

import picocli.CommandLine.Option;

/** Where the hub is, who asks, and how to answer; the same for every command that talks to a hub. */
class HubOptions {
    @Option(
            names = "--url",
            paramLabel = "URL",
            defaultValue = "${env:FLORIS_URL:-http://127.0.0.1:8080}",
            description = "The hub's address; also FLORIS_URL. Default: ${DEFAULT-VALUE}.")
    private String url;

    @Option(
            names = "--user",
            paramLabel = "NAME",
            defaultValue = "${env:FLORIS_USER:-engineer}",
            description =
                    "Who asks; also FLORIS_USER. The password comes from FLORIS_PASSWORD. Default: ${DEFAULT-VALUE}.")
    private String user;

    @Option(names = "--json", description = "Answer as JSON.")
    private boolean json;

    boolean json() {
        return json;
    }

    String url() {
        return url;
    }

    HubClient client() {
        String password = System.getenv().getOrDefault("FLORIS_PASSWORD", "floris");
        return new HubClient(url, user, password);
    }
}
