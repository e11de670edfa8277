package shop.xiaoer.web.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The OpenAPI document, for tests that hold real answers against it. Safe from any thread. */
public final class ApiDocument {
    private static final Set<String> METHODS = Set.of("get", "put", "post", "patch", "delete");

    private final Document document;
    private final SchemaCheck check;

    private ApiDocument(Document document) {
        this.document = document;
        this.check = new SchemaCheck(document);
    }

    /** @throws RuntimeException where the document is missing or no YAML */
    public static ApiDocument load() {
        return new ApiDocument(Document.load("openapi.yaml"));
    }

    /** An operation by its method in upper case and its path with names in braces. */
    public record Operation(String method, String path) implements Comparable<Operation> {
        @Override
        public int compareTo(Operation other) {
            return (path + " " + method).compareTo(other.path + " " + other.method);
        }
    }

    /** Everything that the document says can be called. */
    public Set<Operation> operations() {
        Set<Operation> all = new TreeSet<>();
        document.root()
                .path("paths")
                .properties()
                .forEach(path -> path.getValue().fieldNames().forEachRemaining(method -> {
                    if (METHODS.contains(method)) {
                        all.add(new Operation(method.toUpperCase(Locale.ROOT), path.getKey()));
                    }
                }));
        return all;
    }

    /**
     * What is wrong with an answer, empty where nothing is. A 404 and a 405 of something that is not in the document is
     * right where it is a problem with the code of that.
     *
     * @param path as in the document or as it was called, a query is left out of account
     * @param body as it came, blank where none did; bodies that are not JSON are not looked into
     */
    public List<String> check(String method, String path, int status, String body) {
        JsonNode item = item(path);
        JsonNode operation = item.path(method.toLowerCase(Locale.ROOT));
        if (operation.isMissingNode()) {
            return unknown(item.isMissingNode(), method + " " + path, status, body);
        }
        JsonNode response = document.follow(operation.path("responses").path(String.valueOf(status)));
        if (response.isMissingNode()) {
            return List.of(method + " " + path + ": no answer " + status + " in the document, came " + body);
        }
        return answer(response, status, body).stream()
                .map(fault -> method + " " + path + " " + status + " " + fault)
                .toList();
    }

    /** What is wrong with a server-sent event of a stream, empty where nothing is. */
    public List<String> checkEvent(String path, String event, String data) {
        JsonNode schema = item(path).properties().stream()
                .map(method -> document.follow(
                                method.getValue().path("responses").path("200"))
                        .path("content")
                        .path("text/event-stream")
                        .path("x-events")
                        .path(event))
                .filter(found -> !found.isMissingNode())
                .findFirst()
                .orElse(MissingNode.getInstance());
        return schema.isMissingNode()
                ? List.of(path + ": no event '" + event + "' in the document")
                : check.faults(Document.json(data), schema);
    }

    private List<String> unknown(boolean noSuchPath, String what, int status, String body) {
        String code = noSuchPath ? "notFound" : "methodNotAllowed";
        if (status != (noSuchPath ? 404 : 405)) {
            return List.of(what + ": is not in the document, answered " + status);
        }
        JsonNode problem = Document.read(body).orElse(MissingNode.getInstance());
        List<String> faults = new ArrayList<>(check.faults(problem, document.schema("Problem")));
        if (!problem.path("code").asText().equals(code)) {
            faults.add(what + ": code must be " + code + ", is " + problem.path("code"));
        }
        return faults;
    }

    private List<String> answer(JsonNode response, int status, String body) {
        JsonNode content = response.path("content");
        if (content.isEmpty()) {
            return body.isBlank() ? List.of() : List.of("must have no body, has " + body);
        }
        List<JsonNode> schemas = content.properties().stream()
                .filter(media -> media.getKey().endsWith("json"))
                .map(media -> media.getValue().path("schema"))
                .toList();
        Optional<JsonNode> read = Document.read(body);
        if (schemas.isEmpty() || (read.isEmpty() && schemas.size() < content.size())) {
            return List.of();
        }
        if (read.isEmpty()) {
            return List.of("must be JSON, is " + body);
        }
        JsonNode json = read.get();
        List<String> faults = new ArrayList<>(fewest(schemas, json));
        faults.addAll(problem(response, status, json));
        return faults;
    }

    private List<String> fewest(List<JsonNode> schemas, JsonNode json) {
        List<String> best = List.of();
        boolean first = true;
        for (JsonNode schema : schemas) {
            List<String> faults = check.faults(json, schema);
            if (first || faults.size() < best.size()) {
                best = faults;
                first = false;
            }
        }
        return best;
    }

    private static List<String> problem(JsonNode response, int status, JsonNode json) {
        JsonNode codes = response.path("x-problems");
        if (codes.isMissingNode() || !json.has("code")) {
            return List.of();
        }
        List<String> faults = new ArrayList<>();
        boolean listed = false;
        for (JsonNode code : codes) {
            listed |= code.equals(json.get("code"));
        }
        if (!listed) {
            faults.add("code " + json.get("code") + " is not among " + codes);
        }
        if (json.path("status").asInt() != status) {
            faults.add("status in the body is " + json.path("status"));
        }
        return faults;
    }

    private JsonNode item(String path) {
        String plain = path.replaceFirst("\\?.*", "");
        JsonNode paths = document.root().path("paths");
        return paths.has(plain)
                ? paths.get(plain)
                : paths.properties().stream()
                        .filter(entry -> fits(entry.getKey(), plain))
                        .findFirst()
                        .<JsonNode>map(Map.Entry::getValue)
                        .orElse(MissingNode.getInstance());
    }

    private static boolean fits(String template, String path) {
        String[] names = template.split("/", -1);
        String[] parts = path.split("/", -1);
        return names.length == parts.length
                && Stream.iterate(0, i -> i < names.length, i -> i + 1)
                        .allMatch(i -> names[i].startsWith("{") ? !parts[i].isEmpty() : names[i].equals(parts[i]));
    }
}
