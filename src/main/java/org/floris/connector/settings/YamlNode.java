package org.floris.connector.settings;

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
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** A place in a YAML file that knows its file, its key and its line, so that whatever is wrong there can be named. */
public final class YamlNode {
    private final String file;
    private final String key;
    private final Node node;

    private YamlNode(String file, String key, Node node) {
        this.file = file;
        this.key = key;
        this.node = node;
    }

    /**
     * @param shown how the file is named in errors
     * @throws FlorisException INVALID_VALUE when the file cannot be read or is no YAML
     */
    public static YamlNode read(Path file, String shown) {
        try (Reader reader = Files.newBufferedReader(file)) {
            Node root = new Yaml(new SafeConstructor(new LoaderOptions())).compose(reader);
            if (root == null) {
                throw new FlorisException(ErrorCode.INVALID_VALUE, shown + " is empty.");
            }
            return new YamlNode(shown, "", root);
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            throw new FlorisException(
                    ErrorCode.INVALID_VALUE, shown + ", line " + line + ": this is not YAML (" + e.getProblem() + ").");
        } catch (IOException e) {
            throw new FlorisException(ErrorCode.INVALID_VALUE, shown + " cannot be read.", e);
        }
    }

    public String file() {
        return file;
    }

    public int line() {
        return node.getStartMark().getLine() + 1;
    }

    public boolean isScalar() {
        return node instanceof ScalarNode && !node.getTag().equals(Tag.NULL);
    }

    /** The scalar's text as it stands in the file. */
    public String text() {
        if (!isScalar()) {
            throw wrong("must be a single value");
        }
        return ((ScalarNode) node).getValue();
    }

    public Optional<YamlNode> child(String name) {
        return Optional.ofNullable(children().get(name));
    }

    /** The members of a mapping, in order; empty for anything else. */
    public Map<String, YamlNode> children() {
        Map<String, YamlNode> children = new LinkedHashMap<>();
        if (node instanceof MappingNode mapping) {
            for (NodeTuple tuple : mapping.getValue()) {
                if (tuple.getKeyNode() instanceof ScalarNode name) {
                    String path = key.isEmpty() ? name.getValue() : key + "." + name.getValue();
                    children.put(name.getValue(), new YamlNode(file, path, tuple.getValueNode()));
                }
            }
        }
        return children;
    }

    /** The items of a sequence, in order; empty for anything else. */
    public List<YamlNode> items() {
        List<YamlNode> items = new ArrayList<>();
        if (node instanceof SequenceNode sequence) {
            for (Node item : sequence.getValue()) {
                items.add(new YamlNode(file, key + "[" + items.size() + "]", item));
            }
        }
        return items;
    }

    /** Refuses members that nobody reads: most often a slip of the pen. */
    public void onlyKeys(Set<String> allowed) {
        if (!(node instanceof MappingNode) && !node.getTag().equals(Tag.NULL)) {
            throw wrong("must hold keys and values");
        }
        children().forEach((name, child) -> {
            if (!allowed.contains(name)) {
                throw child.wrong("is not known here; known are "
                        + String.join(", ", allowed.stream().sorted().toList()));
            }
        });
    }

    /** @param what completes the sentence "<file>, line <n>: <key> …" without its full stop */
    public FlorisException wrong(String what) {
        String place = key.isEmpty() ? "this" : key;
        return new FlorisException(
                ErrorCode.INVALID_VALUE, file + ", line " + line() + ": " + place + " " + what + ".");
    }
}
