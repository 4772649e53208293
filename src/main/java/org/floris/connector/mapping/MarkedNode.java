package org.floris.connector.mapping;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.floris.canonical.ErrorCode;
import org.floris.canonical.FlorisException;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** A part of a YAML file that knows where it stands, so that every complaint can say file and line. */
final class MarkedNode {
    private final Node node;
    private final String file;
    private final int line;

    private MarkedNode(Node node, String file, int line) {
        this.node = node;
        this.file = file;
        this.line = line;
    }

    /** @param shownAs what complaints call the file, such as {@code connectors/canonical.yaml} */
    static MarkedNode read(Path path, String shownAs) {
        try (Reader reader = Files.newBufferedReader(path)) {
            Node root = new Yaml(new LoaderOptions()).compose(reader);
            if (root == null) {
                throw problem(shownAs, 1, "the file is empty");
            }
            return new MarkedNode(root, shownAs, lineOf(root));
        } catch (MarkedYAMLException broken) {
            int line = broken.getProblemMark() == null
                    ? 1
                    : broken.getProblemMark().getLine() + 1;
            throw problem(shownAs, line, "this is not YAML: " + broken.getProblem());
        } catch (YAMLException broken) {
            throw problem(shownAs, 1, "this is not YAML: it holds characters that are not allowed");
        } catch (IOException unreadable) {
            throw problem(shownAs, 1, "the file cannot be read");
        }
    }

    String file() {
        return file;
    }

    int line() {
        return line;
    }

    FlorisException problem(String complaint) {
        return problem(file, line, complaint);
    }

    private static FlorisException problem(String file, int line, String complaint) {
        return new FlorisException(ErrorCode.NOT_MAPPED, file + ":" + line + ": " + complaint + ".");
    }

    /** The value of {@code key}, which has to be there. */
    MarkedNode get(String key) {
        return find(key).orElseThrow(() -> problem("'" + key + "' is missing"));
    }

    Optional<MarkedNode> find(String key) {
        return Optional.ofNullable(entries().get(key));
    }

    /** The entries in order, each with the line of its key. */
    Map<String, MarkedNode> entries() {
        if (!(node instanceof MappingNode mapping)) {
            throw problem("a list of 'name: value' is expected here");
        }
        Map<String, MarkedNode> entries = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            int at = lineOf(tuple.getKeyNode());
            String key = new MarkedNode(tuple.getKeyNode(), file, at).text();
            MarkedNode value = new MarkedNode(tuple.getValueNode(), file, at);
            if (entries.put(key, value) != null) {
                throw value.problem("'" + key + "' stands here twice");
            }
        }
        return entries;
    }

    /** Refuses every key but these. */
    MarkedNode withOnly(Set<String> keys) {
        entries().forEach((key, value) -> {
            if (!keys.contains(key)) {
                throw value.problem("'" + key + "' is not known here; known are " + String.join(", ", sorted(keys)));
            }
        });
        return this;
    }

    List<MarkedNode> items() {
        if (!(node instanceof SequenceNode sequence)) {
            throw problem("a list is expected here");
        }
        List<MarkedNode> items = new ArrayList<>();
        sequence.getValue().forEach(item -> items.add(new MarkedNode(item, file, lineOf(item))));
        return items;
    }

    /** The one text, or the texts of the list. */
    List<String> texts() {
        return node instanceof SequenceNode
                ? items().stream().map(MarkedNode::text).toList()
                : List.of(text());
    }

    String text() {
        if (node instanceof ScalarNode scalar && !scalar.getValue().isEmpty()) {
            return scalar.getValue();
        }
        throw problem("a text is expected here");
    }

    int number() {
        try {
            return Integer.parseInt(text());
        } catch (NumberFormatException wrong) {
            throw problem("a whole number is expected here");
        }
    }

    boolean flag() {
        return switch (text()) {
            case "true" -> true;
            case "false" -> false;
            default -> throw problem("true or false is expected here");
        };
    }

    private static List<String> sorted(Set<String> keys) {
        return keys.stream().sorted().toList();
    }

    private static int lineOf(Node node) {
        return node.getStartMark().getLine() + 1;
    }
}
