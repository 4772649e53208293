package org.floris.connector.settings;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.floris.canonical.Operation;
import org.floris.connector.Capabilities;
import org.floris.connector.Irrevocable;
import org.floris.connector.settings.ConnectorSettings.Breaker;
import org.floris.connector.settings.ConnectorSettings.Dialect;
import org.floris.connector.settings.ConnectorSettings.EndpointKind;
import org.floris.connector.settings.ConnectorSettings.Limits;
import org.floris.connector.settings.ConnectorSettings.OnMirrorDown;
import org.floris.connector.settings.ConnectorSettings.TimeOuts;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.util.unit.DataSize;

/** Reads and checks a {@code connector.yaml}; whatever is wrong is told with file, line and key. */
final class ConnectorSettingsReader {
    private static final String SERVICE = "/XRMServices/2011/Organization.svc";

    private final UnaryOperator<String> placeholders;

    /** @param placeholders resolves {@code ${NAME:default}}; throws IllegalArgumentException for an unknown name */
    ConnectorSettingsReader(UnaryOperator<String> placeholders) {
        this.placeholders = placeholders;
    }

    ConnectorSettings read(Path file, String shown, String folder) {
        YamlNode root = YamlNode.read(file, shown);
        root.onlyKeys(Set.of(
                "system",
                "title",
                "dialect",
                "address",
                "organisation",
                "endpoint",
                "auth",
                "capabilities",
                "limits",
                "timeOuts",
                "breaker",
                "onMirrorDown",
                "cannotUndo",
                "cannotReturnTo"));
        String system = required(root, "system", this::text);
        if (!system.equals(folder)) {
            throw root.child("system").orElseThrow().wrong("must be the folder's name, " + folder);
        }
        URI address = required(root, "address", this::address);
        return new ConnectorSettings(
                system,
                optional(root, "title", this::text, system),
                required(root, "dialect", node -> constant(node, Dialect.class)),
                URI.create(address.getScheme() + "://" + address.getAuthority()),
                path(address).isEmpty()
                        ? optional(root, "organisation", this::text, "")
                        : path(address).replace(SERVICE, "").replaceFirst("^/", ""),
                optional(root, "endpoint", node -> constant(node, EndpointKind.class), EndpointKind.SOAP11),
                required(root, "auth", new AuthReader(this::text)::read),
                section(root, "capabilities", this::capabilities),
                section(root, "limits", this::limits),
                section(root, "timeOuts", this::timeOuts),
                section(root, "breaker", this::breaker),
                section(root, "onMirrorDown", this::onMirrorDown),
                new Irrevocable(
                        section(root, "cannotUndo", node -> lists(node, this::write)),
                        section(root, "cannotReturnTo", node -> lists(node, this::text))));
    }

    private Capabilities capabilities(Optional<YamlNode> node) {
        node.ifPresent(found -> found.onlyKeys(Set.of(
                "writes", "assignsGivenIds", "readsByVersion", "associations", "recreatesDeleted", "impersonates")));
        return new Capabilities(
                member(node, "writes", this::bool, true),
                member(node, "assignsGivenIds", this::bool, true),
                member(node, "readsByVersion", this::bool, true),
                member(node, "associations", this::bool, true),
                member(node, "recreatesDeleted", this::bool, true),
                member(node, "impersonates", this::bool, true));
    }

    private Limits limits(Optional<YamlNode> node) {
        node.ifPresent(found -> found.onlyKeys(Set.of("pageSize", "maxMessageSize", "concurrentCalls", "waitForSlot")));
        return new Limits(
                member(node, "pageSize", value -> number(value, 1, 5000), 500),
                member(node, "maxMessageSize", this::size, DataSize.ofMegabytes(32)),
                member(node, "concurrentCalls", value -> number(value, 1, 1000), 64),
                member(node, "waitForSlot", value -> duration(value, Duration.ZERO), Duration.ofSeconds(1)));
    }

    private TimeOuts timeOuts(Optional<YamlNode> node) {
        node.ifPresent(found -> found.onlyKeys(Set.of("connect", "read")));
        return new TimeOuts(
                member(node, "connect", value -> duration(value, Duration.ofMillis(1)), Duration.ofSeconds(2)),
                member(node, "read", value -> duration(value, Duration.ofMillis(1)), Duration.ofSeconds(20)));
    }

    private Breaker breaker(Optional<YamlNode> node) {
        node.ifPresent(found -> found.onlyKeys(Set.of(
                "failureRate", "slowCallRate", "slowCall", "window", "minimumCalls", "openFor", "halfOpenCalls")));
        Breaker breaker = new Breaker(
                member(node, "failureRate", value -> number(value, 1, 100), 50),
                member(node, "slowCallRate", value -> number(value, 1, 100), 100),
                member(node, "slowCall", value -> duration(value, Duration.ofMillis(1)), Duration.ofSeconds(10)),
                member(node, "window", value -> number(value, 1, 10_000), 50),
                member(node, "minimumCalls", value -> number(value, 1, 10_000), 10),
                member(node, "openFor", value -> duration(value, Duration.ofMillis(1)), Duration.ofSeconds(10)),
                member(node, "halfOpenCalls", value -> number(value, 1, 1000), 3));
        if (breaker.minimumCalls() > breaker.window()) {
            throw node.orElseThrow().wrong("has more minimumCalls than its window holds, so it would never open");
        }
        return breaker;
    }

    private Map<String, OnMirrorDown> onMirrorDown(Optional<YamlNode> node) {
        Map<String, OnMirrorDown> policies = new LinkedHashMap<>();
        node.map(YamlNode::children)
                .orElse(Map.of())
                .forEach((entity, policy) -> policies.put(entity, constant(policy, OnMirrorDown.class)));
        return policies;
    }

    /** Lists by canonical entity; {@code connector.startup} knows the entities. */
    private static <T> Map<String, Set<T>> lists(Optional<YamlNode> node, Function<YamlNode, T> reader) {
        Map<String, Set<T>> lists = new LinkedHashMap<>();
        node.map(YamlNode::children).orElse(Map.of()).forEach((entity, list) -> {
            Set<T> items = list.items().stream().map(reader).collect(Collectors.toCollection(LinkedHashSet::new));
            if (items.isEmpty()) {
                throw list.wrong("must be a list such as [a, b]");
            }
            lists.put(entity, items);
        });
        return lists;
    }

    private Operation write(YamlNode node) {
        String wanted = text(node).toUpperCase(Locale.ROOT).replace('-', '_');
        return Arrays.stream(Operation.values())
                .filter(operation -> operation.isWrite() && operation.name().equals(wanted))
                .findFirst()
                .orElseThrow(() -> node.wrong(
                        "must be one of create, update, delete, set-state, assign, associate," + " disassociate"));
    }

    private String text(YamlNode node) {
        String text;
        try {
            text = placeholders.apply(node.text()).trim();
        } catch (IllegalArgumentException e) {
            throw node.wrong("asks for a setting that is not there: " + node.text());
        }
        if (text.isEmpty()) {
            throw node.wrong("is empty");
        }
        return text;
    }

    /** Scheme, host and port, or the service's whole address as the CRM's own pages show it. */
    private URI address(YamlNode node) {
        try {
            URI address = new URI(text(node));
            boolean web = "http".equals(address.getScheme()) || "https".equals(address.getScheme());
            String path = path(address);
            boolean known = path.isEmpty() || path.endsWith(SERVICE);
            if (web && known && address.getHost() != null && address.getUserInfo() == null) {
                return address;
            }
        } catch (URISyntaxException e) {
            throw node.wrong("is not an address such as https://crm.bank.example");
        }
        throw node.wrong("must be scheme, host and port alone, such as https://crm.bank.example");
    }

    private static String path(URI address) {
        String path = address.getPath() == null ? "" : address.getPath();
        return path.equals("/") ? "" : path;
    }

    private boolean bool(YamlNode node) {
        return switch (text(node)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw node.wrong("must be true or false");
        };
    }

    private int number(YamlNode node, int from, int to) {
        try {
            int number = Integer.parseInt(text(node));
            if (number >= from && number <= to) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw node.wrong("must be a whole number from " + from + " to " + to);
        }
        throw node.wrong("must be a whole number from " + from + " to " + to);
    }

    private Duration duration(YamlNode node, Duration least) {
        Duration duration;
        try {
            duration = DurationStyle.detectAndParse(text(node));
        } catch (IllegalArgumentException e) {
            throw node.wrong("must be a time such as 500ms, 20s or 2m");
        }
        if (duration.compareTo(least) < 0 || duration.compareTo(Duration.ofHours(1)) > 0) {
            throw node.wrong("must be from " + least.toMillis() + "ms to 1h");
        }
        return duration;
    }

    private DataSize size(YamlNode node) {
        try {
            DataSize size = DataSize.parse(text(node));
            if (size.toBytes() >= 1024 && size.toBytes() <= 1L << 30) {
                return size;
            }
        } catch (IllegalArgumentException e) {
            throw node.wrong("must be a size such as 32MB");
        }
        throw node.wrong("must be from 1KB to 1GB");
    }

    private <E extends Enum<E>> E constant(YamlNode node, Class<E> type) {
        String wanted = text(node).toUpperCase(Locale.ROOT).replace('-', '_');
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equals(wanted))
                .findFirst()
                .orElseThrow(() -> node.wrong("must be one of "
                        + String.join(
                                ", ",
                                Arrays.stream(type.getEnumConstants())
                                        .map(constant -> constant.name()
                                                .toLowerCase(Locale.ROOT)
                                                .replace('_', '-'))
                                        .toList())));
    }

    private static <T> T required(YamlNode parent, String name, Function<YamlNode, T> reader) {
        return reader.apply(parent.child(name).orElseThrow(() -> parent.wrong("lacks " + name)));
    }

    private static <T> T optional(YamlNode parent, String name, Function<YamlNode, T> reader, T otherwise) {
        return parent.child(name).map(reader).orElse(otherwise);
    }

    private static <T> T member(Optional<YamlNode> section, String name, Function<YamlNode, T> reader, T otherwise) {
        return section.flatMap(node -> node.child(name)).map(reader).orElse(otherwise);
    }

    private static <T> T section(YamlNode root, String name, Function<Optional<YamlNode>, T> reader) {
        return reader.apply(root.child(name));
    }
}
