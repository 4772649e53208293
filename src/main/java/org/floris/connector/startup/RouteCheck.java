package org.floris.connector.startup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.floris.canonical.ErrorCode;
import org.floris.canonical.FlorisException;
import org.floris.connector.settings.YamlNode;

/**
 * Checks all files under {@code routes/} and all kamelets: every reference leads somewhere, and a route's id is its
 * path. Each finding is one sentence with file and line.
 */
final class RouteCheck {
    static final String SUFFIX = ".camel.yaml";
    private static final String KAMELET = ".kamelet.yaml";
    private static final Set<String> LOCAL = Set.of("direct", "seda");
    private static final String DELIVERY = "bridge/deliver/";

    private final Path home;
    private final References references;
    private final Set<String> consumed = new HashSet<>();
    private final Set<String> configurations = new HashSet<>();
    private final Set<String> kamelets = new HashSet<>();
    private final Map<String, String> ids = new HashMap<>();
    private final List<Use> uses = new ArrayList<>();
    private final List<String> wrong = new ArrayList<>();

    /** A reference and where it stands; {@code kind} completes "there is no …". */
    private record Use(YamlNode place, String kind, String name, Predicate<String> known) {}

    RouteCheck(Path home, References references) {
        this.home = home;
        this.references = references;
    }

    /** All that is wrong, empty when nothing is. */
    List<String> run() {
        for (Path file : files("connectors", KAMELET)) {
            YamlNode root = YamlNode.read(file, shown(file));
            root.child("metadata").flatMap(node -> node.child("name")).ifPresent(name -> kamelets.add(name.text()));
            if (isActive(file)) {
                collect(root);
            }
        }
        for (Path file : files("routes", SUFFIX)) {
            YamlNode root = YamlNode.read(file, shown(file));
            root.items().forEach(item -> top(file, item));
        }
        for (Use use : uses) {
            if (!use.known().test(use.name())) {
                wrong.add(message(use.place(), "there is no " + use.kind() + " '" + use.name() + "'"));
            }
        }
        return wrong;
    }

    private void top(Path file, YamlNode item) {
        item.child("routeConfiguration")
                .or(() -> item.child("route-configuration"))
                .flatMap(node -> node.child("id"))
                .ifPresent(id -> configurations.add(id.text()));
        item.child("route").ifPresent(route -> {
            if (isActive(route)) {
                id(file, route);
                delivery(route);
                collect(route);
            }
        });
        if (item.child("from").isPresent()) {
            wrong.add(message(item, "a route needs 'route:' around it, with its id"));
        }
        if (item.child("route").isEmpty()) {
            collect(item);
        }
    }

    /** A route of a system that is not active is not started, and its beans are not there. */
    private boolean isActive(YamlNode route) {
        return route.child("precondition")
                .map(YamlNode::text)
                .map(references::resolved)
                .map(condition -> !condition.trim().startsWith("false"))
                .orElse(true);
    }

    private boolean isActive(Path kamelet) {
        String system = kamelet.getParent().getFileName().toString();
        return !references.resolved("{{connector:" + system + ".active}}").equals("false");
    }

    private void id(Path file, YamlNode route) {
        String path = home.resolve("routes").relativize(file).toString().replace('\\', '/');
        String expected = path.substring(0, path.length() - SUFFIX.length());
        String id = route.child("id").map(YamlNode::text).orElse("");
        if (!id.equals(expected) && !id.startsWith(expected + "/")) {
            wrong.add(message(route, "the route's id must be its path, '" + expected + "'"));
        }
        String other = ids.putIfAbsent(id, shown(file));
        if (other != null) {
            wrong.add(message(route, "the id '" + id + "' is already that of a route in " + other));
        }
    }

    /** From another queue nothing would come, and what the system is owed would wait for ever. */
    private void delivery(YamlNode route) {
        String id = route.child("id").map(YamlNode::text).orElse("");
        if (id.startsWith(DELIVERY)) {
            String queue = "jms:queue:floris.deferred." + id.substring(DELIVERY.length());
            route.child("from")
                    .flatMap(from -> from.child("uri"))
                    .filter(uri -> !address(uri.text()).equals(queue))
                    .ifPresent(uri ->
                            wrong.add(message(uri, "what is delivered by " + id + " comes from '" + queue + "'")));
        }
    }

    private void collect(YamlNode node) {
        node.items().forEach(this::collect);
        node.children().forEach((key, child) -> {
            switch (key) {
                case "from" -> {
                    child.child("uri").filter(YamlNode::isScalar).ifPresent(uri -> consumer(uri.text()));
                    child.child("steps").ifPresent(this::collect);
                    child.child("parameters").ifPresent(this::collect);
                    return;
                }
                case "uri", "to", "toD", "wireTap", "deadLetterUri" -> endpoint(child);
                case "bean", "process", "method" -> bean(child);
                case "routeConfigurationId" -> named(child, "route configuration", configurations::contains);
                case "routePolicy" -> named(child, "bean", references::hasBean);
                case "circuitBreaker" -> {
                    if (child.isScalar()) {
                        use(child, "bean", child.text(), references::hasBean);
                    }
                }
                default -> registry(child);
            }
            collect(child);
        });
    }

    private void consumer(String uri) {
        String address = address(uri);
        if (LOCAL.contains(scheme(address))) {
            consumed.add(address);
        }
    }

    private void endpoint(YamlNode node) {
        if (!node.isScalar() || node.text().contains("${")) {
            return;
        }
        String address = address(node.text());
        String name = address.substring(address.indexOf(':') + 1);
        switch (scheme(address)) {
            case "direct", "seda" -> use(node, "route that starts from", address, consumed::contains);
            case "kamelet" -> {
                if (!name.equals("source") && !name.equals("sink")) {
                    use(node, "kamelet", name, kamelets::contains);
                }
            }
            case "bean" -> use(node, "bean", name, references::hasBean);
            default -> {}
        }
    }

    private void bean(YamlNode node) {
        node.child("ref").filter(YamlNode::isScalar).ifPresent(ref -> {
            use(ref, "bean", ref.text(), references::hasBean);
            node.child("method")
                    .filter(YamlNode::isScalar)
                    .ifPresent(method -> use(
                            method,
                            "public method of " + ref.text(),
                            method.text(),
                            name -> !references.hasBean(ref.text()) || references.hasMethod(ref.text(), name)));
        });
    }

    /** Parameters that name a bean as {@code #name}. */
    private void registry(YamlNode node) {
        if (node.isScalar() && node.text().matches("#[A-Za-z0-9_.-]+")) {
            use(node, "bean", node.text().substring(1), references::hasBean);
        }
    }

    private void named(YamlNode node, String kind, Predicate<String> known) {
        for (String name : node.text().split(",")) {
            use(node, kind, name.trim(), known);
        }
    }

    private void use(YamlNode place, String kind, String name, Predicate<String> known) {
        if (!name.contains("{{")) {
            uses.add(new Use(place, kind, name, known));
        }
    }

    private static String address(String uri) {
        int query = uri.indexOf('?');
        return (query < 0 ? uri : uri.substring(0, query)).trim().replaceFirst("^([a-z0-9-]+)://", "$1:");
    }

    private static String scheme(String address) {
        int colon = address.indexOf(':');
        return colon < 0 ? "" : address.substring(0, colon);
    }

    private static String message(YamlNode place, String what) {
        return place.file() + ", line " + place.line() + ": " + what + ".";
    }

    private String shown(Path file) {
        return home.relativize(file).toString().replace('\\', '/');
    }

    private List<Path> files(String folder, String suffix) {
        Path start = home.resolve(folder);
        if (!Files.isDirectory(start)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(start)) {
            return files.filter(file -> file.toString().endsWith(suffix))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new FlorisException(ErrorCode.INVALID_VALUE, "The folder " + folder + " cannot be read.", e);
        }
    }
}
