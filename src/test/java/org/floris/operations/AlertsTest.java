package org.floris.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** What promtool cannot see: it checks the rules and runs their tests in {@code .ci/run}. */
class AlertsTest {
    private static final Path RULES = Path.of("monitoring", "rules");
    private static final Path RUNBOOKS = Path.of("monitoring", "runbooks");

    @Test
    void eachAlertHasARunbookWithItsFourParts() {
        for (JsonNode alert : alerts()) {
            String name = alert.path("alert").asText();
            Path runbook = RUNBOOKS.resolve(name + ".md");
            assertThat(alert.at("/annotations/runbook").asText()).isEqualTo(runbook.toString());
            assertThat(runbook)
                    .content()
                    .startsWith("# " + name + "\n")
                    .contains("**What it means.**", "**What to look at.**", "**What to do.**", "**When it is over.**");
        }
    }

    @Test
    void eachRunbookHasItsAlert() {
        assertThat(Yaml.files(RUNBOOKS, ".md").map(file -> file.getFileName().toString()))
                .containsExactlyInAnyOrderElementsOf(
                        names(alerts(), "alert").map(name -> name + ".md").toList());
    }

    @Test
    void eachAlertIsTestedToFireAndToKeepQuiet() {
        List<JsonNode> expectations = Yaml.files(RULES.resolve("tests"), ".yaml")
                .flatMap(file -> elements(Yaml.read(file).path("tests")))
                .flatMap(test -> elements(test.path("alert_rule_test")))
                .toList();
        Set<String> fire = alertNames(expectations, true);
        Set<String> keepQuiet = alertNames(expectations, false);

        Set<String> all = names(alerts(), "alert").collect(Collectors.toSet());
        assertThat(fire).isEqualTo(all);
        assertThat(keepQuiet).containsAll(all);
    }

    @Test
    void eachAlertSaysHowSevereItIsAndWhatHappens() {
        assertThat(alerts()).isNotEmpty().allSatisfy(alert -> {
            assertThat(alert.at("/labels/severity").asText()).isIn("critical", "warning");
            assertThat(alert.at("/annotations/summary").asText()).isNotBlank();
        });
    }

    @Test
    void runbooksPointToFilesThatExist() throws Exception {
        for (Path runbook : Yaml.files(RUNBOOKS, ".md").toList()) {
            java.util.regex.Pattern.compile("\\]\\(([^)#]+)\\)")
                    .matcher(Files.readString(runbook))
                    .results()
                    .forEach(link -> assertThat(RUNBOOKS.resolve(link.group(1))).exists());
        }
    }

    private static List<JsonNode> alerts() {
        return Yaml.files(RULES, ".yaml")
                .flatMap(file -> elements(Yaml.read(file).path("groups")))
                .flatMap(group -> elements(group.path("rules")))
                .toList();
    }

    private static Set<String> alertNames(List<JsonNode> expectations, boolean fire) {
        return names(
                        expectations.stream()
                                .filter(expected -> expected.path("exp_alerts").isEmpty() != fire)
                                .toList(),
                        "alertname")
                .collect(Collectors.toSet());
    }

    private static java.util.stream.Stream<String> names(List<JsonNode> nodes, String field) {
        return nodes.stream().map(node -> node.path(field).asText());
    }

    private static java.util.stream.Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
