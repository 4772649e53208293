package org.floris.operations;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The metrics that rules and dashboards use, and those that a scrape serves. */
public final class MetricNames {
    private static final Pattern USED = Pattern.compile("\\b([a-z][a-z0-9_]*)\\{");
    private static final Pattern SERVED = Pattern.compile("(?m)^([a-z][a-z0-9_]*)[{ ]");

    /** Made by Prometheus itself. */
    private static final String UP = "up";

    private MetricNames() {}

    public static Set<String> used() {
        Set<String> used = Stream.concat(
                        Yaml.files(Path.of("monitoring", "rules"), ".yaml").map(Yaml::read),
                        Yaml.files(Path.of("monitoring", "dashboards"), ".json").map(Yaml::read))
                .flatMap(file -> expressions(file).stream())
                .flatMap(expression -> USED.matcher(expression).results())
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        used.remove(UP);
        return used;
    }

    /** @param scrape in Prometheus' text format */
    public static Set<String> served(String scrape) {
        return SERVED.matcher(scrape).results().map(match -> match.group(1)).collect(Collectors.toSet());
    }

    private static List<String> expressions(JsonNode file) {
        return file.findValuesAsText("expr");
    }
}
