package shop.xiaoer.compliance;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** A YAML file as nodes, which know their lines; no object of a caller's choice is ever built from it. */
final class YamlFile {
    private final String path;
    private final @Nullable MappingNode root;

    private YamlFile(String path, @Nullable MappingNode root) {
        this.path = path;
        this.root = root;
    }

    static YamlFile read(String path, String content, List<ComplianceRules.Fault> faults) {
        try {
            // A key that is there twice hides a rule: that is a fault.
            LoaderOptions options = new LoaderOptions();
            options.setAllowDuplicateKeys(false);
            Node node = new Yaml(new SafeConstructor(options)).compose(new java.io.StringReader(content));
            if (node == null) {
                return new YamlFile(path, null);
            }
            if (node instanceof MappingNode mapping) {
                return new YamlFile(path, mapping);
            }
            faults.add(new ComplianceRules.Fault(path, line(node), "must be a map with rules, exceptions or terms"));
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            faults.add(new ComplianceRules.Fault(path, line, String.valueOf(e.getProblem())));
        } catch (YAMLException e) {
            faults.add(new ComplianceRules.Fault(path, 1, String.valueOf(e.getMessage())));
        }
        return new YamlFile(path, null);
    }

    String path() {
        return path;
    }

    /** Calls for each map in the list under {@code key}; a {@link YamlFault} becomes a fault and the rest goes on. */
    void each(String key, List<ComplianceRules.Fault> faults, Consumer<Entry> reader) {
        Node list = root == null ? null : child(root, key);
        if (list == null) {
            return;
        }
        if (!(list instanceof SequenceNode sequence)) {
            faults.add(new ComplianceRules.Fault(path, line(list), key + ": must be a list"));
            return;
        }
        for (Node node : sequence.getValue()) {
            try {
                if (!(node instanceof MappingNode mapping)) {
                    throw new YamlFault(line(node), key + ": each must be a map");
                }
                Entry entry = new Entry(path, mapping);
                reader.accept(entry);
                entry.refuseUnknown();
            } catch (YamlFault fault) {
                faults.add(new ComplianceRules.Fault(path, fault.line(), fault.text()));
            }
        }
    }

    /** The map under {@code key}, or nothing. */
    Optional<Entry> map(String key) {
        return root != null && child(root, key) instanceof MappingNode mapping
                ? Optional.of(new Entry(path, mapping))
                : Optional.empty();
    }

    private static @Nullable Node child(MappingNode mapping, String key) {
        for (NodeTuple tuple : mapping.getValue()) {
            if (tuple.getKeyNode() instanceof ScalarNode scalar
                    && scalar.getValue().equals(key)) {
                return tuple.getValueNode();
            }
        }
        return null;
    }

    private static int line(Node node) {
        return node.getStartMark() == null ? 1 : node.getStartMark().getLine() + 1;
    }

    /** One text of a file with its line. */
    record Line(String text, int line) {}

    /** A map of a file. Each key that is asked for counts as known. */
    static final class Entry {
        private final String path;
        private final MappingNode mapping;
        private final Set<String> known = new HashSet<>();

        Entry(String path, MappingNode mapping) {
            this.path = path;
            this.mapping = mapping;
        }

        String path() {
            return path;
        }

        YamlFault fault(String message) {
            return new YamlFault(YamlFile.line(mapping), message);
        }

        String text(String key) {
            return optional(key).orElseThrow(() -> fault(key + ": is missing"));
        }

        Optional<String> optional(String key) {
            return line(key).map(Line::text);
        }

        Optional<Line> line(String key) {
            Node node = node(key);
            if (node == null) {
                return Optional.empty();
            }
            if (!(node instanceof ScalarNode scalar)) {
                throw new YamlFault(YamlFile.line(node), key + ": must be one text");
            }
            return Optional.of(new Line(scalar.getValue(), YamlFile.line(node)));
        }

        /** The texts under {@code key}: a list, or one text alone; empty where the key is absent. */
        List<Line> lines(String key) {
            Node node = node(key);
            if (node == null) {
                return List.of();
            }
            if (node instanceof ScalarNode scalar) {
                return List.of(new Line(scalar.getValue(), YamlFile.line(node)));
            }
            if (!(node instanceof SequenceNode sequence)) {
                throw new YamlFault(YamlFile.line(node), key + ": must be a list of texts");
            }
            List<Line> lines = new ArrayList<>();
            for (Node each : sequence.getValue()) {
                if (!(each instanceof ScalarNode scalar)) {
                    throw new YamlFault(YamlFile.line(each), key + ": must be a list of texts");
                }
                lines.add(new Line(scalar.getValue(), YamlFile.line(each)));
            }
            return lines;
        }

        List<String> texts(String key) {
            return lines(key).stream().map(Line::text).toList();
        }

        /** The keys in the order of the file. */
        List<String> keys() {
            return mapping.getValue().stream()
                    .map(NodeTuple::getKeyNode)
                    .map(node -> node instanceof ScalarNode scalar ? scalar.getValue() : "")
                    .toList();
        }

        private @Nullable Node node(String key) {
            known.add(key);
            return child(mapping, key);
        }

        void refuseUnknown() {
            for (NodeTuple tuple : mapping.getValue()) {
                if (tuple.getKeyNode() instanceof ScalarNode scalar && !known.contains(scalar.getValue())) {
                    throw new YamlFault(YamlFile.line(scalar), scalar.getValue() + ": no such key");
                }
            }
        }
    }
}
