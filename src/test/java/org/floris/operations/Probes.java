package org.floris.operations;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;

/** What Kubernetes asks the hub. */
public final class Probes {
    private Probes() {}

    /** Paths of the probes in the manifests. */
    public static Set<String> paths() {
        JsonNode deployment = Yaml.read(Path.of("k8s", "base", "deployment.yaml"));
        Set<String> paths = new TreeSet<>();
        deployment
                .findValues("httpGet")
                .forEach(probe -> paths.add(probe.path("path").asText()));
        return paths;
    }
}
