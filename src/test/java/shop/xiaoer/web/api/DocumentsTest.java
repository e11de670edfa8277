package shop.xiaoer.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Both documents by themselves: whole, without loose ends, with examples that are true. */
class DocumentsTest {
    /** With {@code -Dapi.write} the JSON twins are written anew from the YAML. */
    private static final boolean WRITE = System.getProperty("api.write") != null;

    @ParameterizedTest
    @ValueSource(strings = {"openapi", "asyncapi"})
    void the_json_says_what_the_yaml_says(String name) throws IOException {
        JsonNode yaml = Document.load(name + ".yaml").root();
        if (WRITE) {
            Files.writeString(
                    Path.of("src/main/resources/web/api", name + ".json"),
                    Document.JSON.writerWithDefaultPrettyPrinter().writeValueAsString(yaml) + "\n");
            return;
        }
        // Compared as trees read from JSON, so that a number's width in memory decides nothing.
        assertThat(Document.load(name + ".json").root())
                .as("after a change of the YAML: mvn test -Dtest=DocumentsTest -Dapi.write")
                .isEqualTo(Document.json(yaml.toString()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"openapi.yaml", "asyncapi.yaml"})
    void every_reference_leads_somewhere(String name) {
        Document document = Document.load(name);
        List<String> loose = new ArrayList<>();
        document.walk((place, node) -> {
            JsonNode reference = node.path("$ref");
            if (reference.isTextual() && document.target(reference.asText()).isMissingNode()) {
                loose.add(place + " -> " + reference.asText());
            }
        });
        assertThat(loose).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"openapi.yaml", "asyncapi.yaml"})
    void everything_that_is_defined_is_used(String name) {
        Document document = Document.load(name);
        Set<String> used = new HashSet<>();
        document.walk((place, node) -> used.add(node.path("$ref").asText()));
        List<String> unused = new ArrayList<>();
        document.root()
                .path("components")
                .properties()
                .forEach(kind -> kind.getValue().fieldNames().forEachRemaining(one -> {
                    if (!kind.getKey().equals("securitySchemes")
                            && !used.contains("#/components/" + kind.getKey() + "/" + one)) {
                        unused.add(kind.getKey() + "/" + one);
                    }
                }));
        assertThat(unused).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"openapi.yaml", "asyncapi.yaml"})
    void schemas_are_made_of_what_is_checked(String name) {
        List<String> strange = new ArrayList<>();
        Schemas.of(Document.load(name)).forEach((place, schema) -> {
            if (!schema.isObject() || schema.isEmpty()) {
                strange.add(place + " is no schema");
            }
            schema.fieldNames().forEachRemaining(keyword -> {
                if (!SchemaCheck.KEYWORDS.contains(keyword)) {
                    strange.add(place + "/" + keyword);
                }
            });
        });
        assertThat(strange).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"openapi.yaml", "asyncapi.yaml"})
    void every_example_is_true(String name) {
        Document document = Document.load(name);
        SchemaCheck check = new SchemaCheck(document);
        List<String> faults = new ArrayList<>();
        Examples examples = Examples.of(document);
        examples.all()
                .forEach(example -> check.faults(example.value(), example.schema())
                        .forEach(fault -> faults.add(example.place() + " " + fault)));
        assertThat(faults).isEmpty();
        assertThat(examples.all()).hasSizeGreaterThan(40);
    }

    @Test
    void every_body_of_json_and_every_frame_has_an_example() {
        assertThat(Examples.of(Document.load("openapi.yaml")).without()).isEmpty();
        assertThat(Examples.of(Document.load("asyncapi.yaml")).without()).isEmpty();
    }

    @Test
    void what_both_documents_define_is_the_same() {
        JsonNode http = Document.load("openapi.yaml").root().path("components").path("schemas");
        JsonNode sockets =
                Document.load("asyncapi.yaml").root().path("components").path("schemas");
        Set<String> both = new TreeSet<>();
        http.fieldNames().forEachRemaining(name -> {
            if (sockets.has(name)) {
                both.add(name);
            }
        });
        assertThat(both).contains("Said", "Card", "ProblemCode");
        assertThat(both)
                .allSatisfy(name -> assertThat(sockets.get(name)).as(name).isEqualTo(http.get(name)));
    }

    @Test
    void every_problem_code_has_its_line_and_its_place() {
        Document http = Document.load("openapi.yaml");
        JsonNode codes = http.schema("ProblemCode");
        Set<String> known = texts(codes.path("enum"));
        Set<String> explained = new TreeSet<>();
        codes.path("x-enumDescriptions").fieldNames().forEachRemaining(explained::add);
        assertThat(explained).isEqualTo(known);
        assertThat(codes.path("x-enumDescriptions"))
                .allSatisfy(line -> assertThat(line.asText()).endsWith("."));
        Set<String> placed = new TreeSet<>();
        http.walk((place, node) -> placed.addAll(texts(node.path("x-problems"))));
        assertThat(known).containsAll(placed);
    }

    static Set<String> texts(JsonNode list) {
        Set<String> texts = new TreeSet<>();
        list.forEach(one -> texts.add(one.asText()));
        return texts;
    }
}
