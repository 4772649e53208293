package org.floris.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ManifestsTest {
    private static final Path KUBERNETES = Path.of("k8s");

    /** Read by Spring Boot and the JVM, not by settings of the hub. */
    private static final Set<String> COMMON = Set.of("SPRING_PROFILES_ACTIVE", "JAVA_TOOL_OPTIONS");

    @ParameterizedTest
    @MethodSource("manifests")
    void eachManifestIsAKubernetesObject(Path file) {
        JsonNode manifest = Yaml.read(file);
        assertThat(manifest.path("apiVersion").asText()).isNotBlank();
        assertThat(manifest.path("kind").asText()).isNotBlank();
    }

    @ParameterizedTest
    @MethodSource("manifests")
    void noManifestHoldsASecret(Path file) {
        assertThat(Yaml.read(file).path("kind").asText()).isNotEqualTo("Secret");
    }

    @ParameterizedTest
    @MethodSource("kustomizations")
    void eachFileThatAKustomizationNamesIsThere(Path file) {
        JsonNode kustomization = Yaml.read(file);
        Path folder = file.getParent();
        kustomization.path("resources").forEach(name -> assertThat(folder.resolve(name.asText()))
                .exists());
        kustomization
                .findValues("envs")
                .forEach(names -> names.forEach(
                        name -> assertThat(folder.resolve(name.asText())).exists()));
    }

    @Test
    void eachVariableThatIsSetIsOneThatTheHubReads() throws IOException {
        KnownSettings known = new KnownSettings().withThoseNamedBelow(Path.of("src", "main", "java"));
        Set<String> placeholders = placeholdersOfConnectors();
        assertThat(known.contains("FLORIS_DATABASE_URL")).isTrue();
        assertThat(known.contains("FLORIS_DATABASE_NONSENSE")).isFalse();

        assertThat(variables()).isNotEmpty().allSatisfy(name -> assertThat(
                        COMMON.contains(name) || placeholders.contains(name) || known.contains(name))
                .as("%s in k8s/ is read by no setting and no connector.yaml", name)
                .isTrue());
    }

    private static Set<String> variables() throws IOException {
        Set<String> names = new TreeSet<>();
        JsonNode containers =
                Yaml.read(KUBERNETES.resolve("base/deployment.yaml")).at("/spec/template/spec/containers");
        containers.forEach(container -> container
                .path("env")
                .forEach(variable -> names.add(variable.path("name").asText())));
        for (Path file : Yaml.filesBelow(KUBERNETES, ".env").toList()) {
            Properties given = new Properties();
            given.load(Files.newBufferedReader(file));
            names.addAll(given.stringPropertyNames());
        }
        return names;
    }

    private static Set<String> placeholdersOfConnectors() {
        Pattern placeholder = Pattern.compile("\\$\\{([A-Za-z][A-Za-z0-9_.-]*)");
        return Yaml.filesBelow(Path.of("connectors"), "connector.yaml")
                .flatMap(file -> placeholder.matcher(Yaml.text(file)).results())
                .map((MatchResult match) -> KnownSettings.variable(match.group(1)))
                .collect(Collectors.toSet());
    }

    static Stream<Path> manifests() {
        return Yaml.filesBelow(KUBERNETES, ".yaml");
    }

    static List<Path> kustomizations() {
        return Yaml.filesBelow(KUBERNETES, "kustomization.yaml").toList();
    }
}
