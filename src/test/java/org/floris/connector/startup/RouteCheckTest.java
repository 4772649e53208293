package org.floris.connector.startup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RouteCheckTest {
    private static final String RIGHT =
            """
            - route:
                id: bridge/write
                routeConfigurationId: faults
                routePolicy: gate
                from:
                  uri: direct:bridge-write
                  steps:
                    - bean:
                        ref: writer
                        method: write
                    - choice:
                        when:
                          - method:
                              ref: reader
                              method: mayRead
                            steps:
                              - to: direct:bridge-write
                        otherwise:
                          steps:
                            - to:
                                uri: kamelet:crm
                                parameters:
                                  bus: "#bus"
                            - toD: "direct:system-${header.system}"
            - routeConfiguration:
                id: faults
            """;

    @TempDir
    Path home;

    private final References references = new References() {
        private final Map<String, Set<String>> beans =
                Map.of("writer", Set.of("write"), "reader", Set.of("mayRead"), "bus", Set.of(), "gate", Set.of());

        @Override
        public boolean hasBean(String name) {
            return beans.containsKey(name);
        }

        @Override
        public boolean hasMethod(String bean, String method) {
            return beans.get(bean).contains(method);
        }

        @Override
        public String resolved(String text) {
            return text.replace("{{off}}", "false");
        }
    };

    private List<String> check(String route) throws IOException {
        write("connectors/crm/crm.kamelet.yaml", "kind: Kamelet\nmetadata:\n  name: crm\n");
        write("routes/bridge/write.camel.yaml", route);
        return new RouteCheck(home, references).run();
    }

    private void write(String file, String text) throws IOException {
        Path path = home.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    @Test
    void aRouteWhoseReferencesAllLeadSomewhereIsRight() throws IOException {
        assertThat(check(RIGHT)).isEmpty();
    }

    @Test
    void everyReferenceThatLeadsNowhereIsNamedWithFileAndLine() throws IOException {
        assertWrong("ref: writer", "ref: riter", "line 9: there is no bean 'riter'.");
        assertWrong("method: write", "method: rite", "line 10: there is no public method of writer 'rite'.");
        assertWrong("ref: reader", "ref: breeder", "line 14: there is no bean 'breeder'.");
        assertWrong("method: mayRead", "method: mayLead", "line 15: there is no public method of reader 'mayLead'.");
        assertWrong(
                "to: direct:bridge-write",
                "to: direct:nowhere",
                "line 17: there is no route that starts from 'direct:nowhere'.");
        assertWrong("kamelet:crm", "kamelet:crn", "line 21: there is no kamelet 'crn'.");
        assertWrong("#bus", "#tram", "line 23: there is no bean 'tram'.");
        assertWrong(
                "ConfigurationId: faults",
                "ConfigurationId: fault",
                "line 3: there is no route configuration 'fault'.");
        assertWrong("routePolicy: gate", "routePolicy: date", "line 4: there is no bean 'date'.");
        assertWrong("id: bridge/write", "id: write", "line 2: the route's id must be its path, 'bridge/write'.");
    }

    private void assertWrong(String right, String wrong, String told) throws IOException {
        assertThat(RIGHT).contains(right);
        List<String> found = check(RIGHT.replace(right, wrong));
        assertThat(found).containsExactly("routes/bridge/write.camel.yaml, " + told);
    }

    @Test
    void aRouteThatIsSwitchedOffIsNotLookedAt() throws IOException {
        assertThat(check("- route:\n    id: bridge/write\n    precondition: \"{{off}} == 'true'\"\n    from:\n"
                        + "      uri: direct:a\n      steps:\n        - bean:\n            ref: nothing\n"))
                .isEmpty();
    }

    @Test
    void aRouteThatDeliversStartsFromTheQueueOfItsOwnSystem() throws IOException {
        String route = "- route:\n    id: bridge/deliver/crm\n    from:\n      uri: jms:queue:floris.deferred.crm\n"
                + "      steps:\n        - log: delivered\n";
        write("routes/bridge/deliver/crm.camel.yaml", route);
        assertThat(new RouteCheck(home, references).run()).isEmpty();
        write("routes/bridge/deliver/crm.camel.yaml", route.replace("deferred.crm", "deferred.crn"));
        assertThat(new RouteCheck(home, references).run())
                .containsExactly("routes/bridge/deliver/crm.camel.yaml, line 4: what is delivered by bridge/deliver/crm"
                        + " comes from 'jms:queue:floris.deferred.crm'.");
    }

    /** Camel examines the class of each body anew for that, and keeps what it found, and the body, by the body's hash. */
    @Test
    void noRouteOfTheProjectLooksIntoABody() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("routes"))) {
            assertThat(files.filter(Files::isRegularFile))
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(file).content().doesNotContain("${body."));
        }
    }

    /** Beans apart, which only the whole application has. */
    @Test
    void theProjectsOwnRoutesLeadSomewhere() {
        References all = new References() {
            @Override
            public boolean hasBean(String name) {
                return true;
            }

            @Override
            public boolean hasMethod(String bean, String method) {
                return true;
            }

            @Override
            public String resolved(String text) {
                return text;
            }
        };
        assertThat(new RouteCheck(Path.of("").toAbsolutePath(), all).run()).isEmpty();
    }
}
