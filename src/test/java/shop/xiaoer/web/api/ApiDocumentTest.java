package shop.xiaoer.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import shop.xiaoer.account.Role;
import shop.xiaoer.broadcast.Scripts;
import shop.xiaoer.wire.ConversationJson;
import shop.xiaoer.wire.Outgoing;
import shop.xiaoer.wire.ScriptJson;

/** The OpenAPI document against the code that serves. */
class ApiDocumentTest {
    private static final ApiDocument API = ApiDocument.load();
    private static final Document DOCUMENT = Document.load("openapi.yaml");
    private static final String ID = "/api/v1/conversations/{id}";

    @Test
    void bodies_of_the_server_fit() {
        assertThat(API.check(
                        "GET",
                        ID,
                        200,
                        ConversationJson.conversation(Samples.CONVERSATION).toString()))
                .isEmpty();
        assertThat(API.check(
                        "GET",
                        ID + "/events?after=0",
                        200,
                        ConversationJson.log(Samples.CONVERSATION, Samples.events(), false)
                                .toString()))
                .isEmpty();
        assertThat(API.check(
                        "GET",
                        ID + "/decisions",
                        200,
                        ConversationJson.decisions(Samples.decisions()).toString()))
                .isEmpty();
    }

    @Test
    void scripts_of_the_server_fit() {
        String path = "/api/v1/scripts/{id}";
        assertThat(Samples.scripts())
                .allSatisfy(
                        body -> assertThat(API.check("GET", path, 200, body)).isEmpty());
        assertThat(API.check(
                        "POST",
                        path + "/check",
                        200,
                        ScriptJson.findings(Samples.script()).toString()))
                .isEmpty();
        Scripts.Head head =
                new Scripts.Head("019a7c20", "draft", "zh-CN", "own", List.of("P1001"), "2026-11-25T08:20:00Z");
        ObjectNode list = Outgoing.object();
        list.putArray("scripts").add(Outgoing.tree(head));
        assertThat(API.check("GET", "/api/v1/scripts", 200, list.toString())).isEmpty();
    }

    @Test
    void rooms_of_the_server_fit() {
        assertThat(Samples.rooms())
                .allSatisfy(body -> assertThat(API.check("GET", "/api/v1/rooms/{id}", 200, body))
                        .isEmpty());
        assertThat(API.check("GET", "/api/v1/rooms", 200, "{\"rooms\":" + Samples.rooms() + "}"))
                .isEmpty();
        assertThat(API.check("GET", "/api/v1/rooms/019a7c30/report", 200, Samples.roomReport()))
                .isEmpty();
        assertThat(API.check("POST", "/get_auto_play_item?key=x", 200, Samples.polled()))
                .isEmpty();
    }

    @Test
    void exports_of_the_server_fit() {
        assertThat(Samples.exports().keySet())
                .isEqualTo(DocumentsTest.texts(parameter("/api/v1/scripts/{id}/export", "format")
                        .path("schema")
                        .path("enum")));
        Samples.exports()
                .forEach((format, body) -> assertThat(
                                API.check("GET", "/api/v1/scripts/019a7c20/export?format=" + format, 200, body))
                        .as(format)
                        .isEmpty());
    }

    @Test
    void a_wrong_answer_is_told() {
        assertThat(API.check("GET", ID, 200, "{\"conversation\":\"x\",\"more\":1}"))
                .anySatisfy(fault -> assertThat(fault).contains("/conversation", "uuid"))
                .anySatisfy(fault -> assertThat(fault).contains("/owner: is missing"))
                .anySatisfy(fault -> assertThat(fault).contains("/more: is not in the document"));
        assertThat(API.check("GET", ID, 418, "")).singleElement().asString().contains("no answer 418");
        assertThat(API.check("POST", "/api/v1/login", 401, problem(401, "forbidden")))
                .singleElement()
                .asString()
                .contains("is not among");
        assertThat(API.check("POST", "/api/v1/logout", 204, "{}")).isNotEmpty();
        assertThat(API.check("GET", "/api/v1/me", 200, "<html>")).isNotEmpty();
    }

    @Test
    void right_problems_fit_and_unknown_paths_are_told_apart_from_unknown_methods() {
        assertThat(API.check("POST", "/api/v1/login", 401, problem(401, "badCredentials")))
                .isEmpty();
        assertThat(API.check("GET", "/health/ready", 503, problem(503, "overloaded")))
                .isEmpty();
        assertThat(API.check("GET", "/api/v1/campaigns", 404, problem(404, "notFound")))
                .isEmpty();
        assertThat(API.check("PUT", "/api/v1/products/P1001", 405, problem(405, "methodNotAllowed")))
                .isEmpty();
        assertThat(API.check("GET", "/api/v1/campaigns", 200, "{}")).isNotEmpty();
    }

    @Test
    void an_event_of_the_stream_is_checked() {
        String path = "/api/v1/scripts/{id}/stream";
        assertThat(API.checkEvent(
                        path,
                        "segment",
                        DOCUMENT.schema("Segment").path("examples").path(0).toString()))
                .isEmpty();
        assertThat(API.checkEvent(path, "done", "{\"id\":\"019a7c20\",\"state\":\"draft\"}"))
                .isEmpty();
        assertThat(API.checkEvent(path, "segment", "{\"n\":0}")).isNotEmpty();
        assertThat(API.checkEvent(path, "word", "{}")).isNotEmpty();
    }

    private static String problem(int status, String code) {
        return "{\"type\":\"about:blank\",\"status\":" + status + ",\"code\":\"" + code + "\",\"detail\":\"x\"}";
    }

    /** Pages are found by their names and not here; everything else stands on both sides. */
    @Test
    void every_route_of_the_server_is_in_the_document_and_the_other_way_round() throws IOException {
        Set<ApiDocument.Operation> routes = Routing.ofSource();
        assertThat(API.operations()).containsAll(routes);
        assertThat(routes)
                .containsAll(API.operations().stream()
                        .filter(operation -> operation.path().matches("/(api|ws|health|metrics)(/.*)?"))
                        .toList());
    }

    @Test
    void what_is_not_built_is_not_in_the_document() {
        assertThat(API.operations())
                .noneMatch(operation -> operation
                        .path()
                        .matches(".*/(campaigns|insight/(?!service)\\w+|gaps|knowledge|shoppers|guide)(/.*)?"));
    }

    @Test
    void scopes_and_roles_are_those_of_the_accounts() {
        List<String> faults = new ArrayList<>();
        operations().forEach((operation, node) -> {
            Set<String> scopes = scopes(node);
            Set<String> roles = Arrays.stream(Role.values())
                    .filter(role ->
                            !scopes.isEmpty() && scopes.stream().allMatch(scope -> role.may(Role.Right.valueOf(scope))))
                    .map(Role::name)
                    .collect(Collectors.toCollection(TreeSet::new));
            if (!roles.equals(DocumentsTest.texts(node.path("x-roles")))) {
                faults.add(operation + ": " + scopes + " is held by " + roles);
            }
        });
        assertThat(faults).isEmpty();
    }

    private static Set<String> scopes(JsonNode operation) {
        Set<String> scopes = new TreeSet<>();
        operation.path("security").forEach(scheme -> scopes.addAll(DocumentsTest.texts(scheme.path("bearer"))));
        return scopes;
    }

    @Test
    void every_operation_is_whole() {
        Set<String> tags = new HashSet<>();
        DOCUMENT.root().path("tags").forEach(tag -> tags.add(tag.path("name").asText()));
        Set<String> ids = new HashSet<>();
        operations().forEach((operation, node) -> {
            String name = operation.toString();
            assertThat(ids.add(node.path("operationId").asText())).as(name).isTrue();
            assertThat(node.path("summary").asText()).as(name).isNotBlank();
            assertThat(node.path("security").isArray()).as(name).isTrue();
            assertThat(tags).as(name).containsAll(DocumentsTest.texts(node.path("tags")));
            assertThat(node.path("responses")).as(name).isNotEmpty();
            Matcher names = Pattern.compile("\\{(\\w+)}").matcher(operation.path());
            while (names.find()) {
                assertThat(parameter(operation.path(), names.group(1))
                                .path("in")
                                .asText())
                        .as(name)
                        .isEqualTo("path");
            }
        });
    }

    @Test
    void every_problem_says_its_codes_and_every_secured_path_its_401() {
        List<String> faults = new ArrayList<>();
        operations().forEach((operation, node) -> {
            node.path("responses").properties().forEach(entry -> {
                JsonNode response = DOCUMENT.follow(entry.getValue());
                if (response.path("content").has("application/problem+json")
                        && response.path("x-problems").isEmpty()) {
                    faults.add(operation + " " + entry.getKey());
                }
            });
            if (!node.path("security").isEmpty() && !node.path("responses").has("401")) {
                faults.add(operation + " has no 401");
            }
            if (!scopes(node).isEmpty() && !node.path("responses").has("403")) {
                faults.add(operation + " has no 403");
            }
        });
        assertThat(faults).isEmpty();
    }

    private static Map<ApiDocument.Operation, JsonNode> operations() {
        return API.operations().stream()
                .collect(Collectors.toMap(
                        operation -> operation,
                        operation -> DOCUMENT.root()
                                .path("paths")
                                .path(operation.path())
                                .path(operation.method().toLowerCase(Locale.ROOT))));
    }

    private static JsonNode parameter(String path, String name) {
        JsonNode item = DOCUMENT.root().path("paths").path(path);
        List<JsonNode> all = new ArrayList<>();
        item.path("parameters").forEach(one -> all.add(DOCUMENT.follow(one)));
        item.forEach(operation -> operation.path("parameters").forEach(one -> all.add(DOCUMENT.follow(one))));
        return all.stream()
                .filter(one -> one.path("name").asText().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(path + " has no parameter " + name));
    }
}
