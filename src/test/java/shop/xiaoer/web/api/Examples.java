package shop.xiaoer.web.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * The examples of a document with the schemas that they must fit.
 *
 * @param without places of JSON bodies and frames that show none
 */
record Examples(List<Example> all, List<String> without) {
    record Example(String place, JsonNode value, JsonNode schema) {}

    static Examples of(Document document) {
        Examples examples = new Examples(new ArrayList<>(), new ArrayList<>());
        document.walk(examples::visit);
        Schemas.of(document).forEach(examples::ofSchema);
        return examples;
    }

    private void visit(String place, JsonNode node) {
        if (node.path("schema").isObject()) {
            int before = all.size();
            if (node.has("example")) {
                all.add(new Example(place, node.get("example"), node.get("schema")));
            }
            node.path("examples")
                    .properties()
                    .forEach(named -> all.add(new Example(
                            place + "/" + named.getKey(), named.getValue().path("value"), node.get("schema"))));
            boolean served = place.contains("openapi") || place.contains("asyncapi");
            if (place.endsWith("json") && all.size() == before && !served) {
                without.add(place);
            }
        }
        if (node.path("payload").isObject() && node.has("name")) {
            node.path("examples").forEach(one -> all.add(new Example(place, one.path("payload"), node.get("payload"))));
            if (node.path("examples").isEmpty()) {
                without.add(place);
            }
        }
    }

    private void ofSchema(String place, JsonNode schema) {
        if (schema.path("examples").isArray()) {
            schema.get("examples").forEach(value -> all.add(new Example(place, value, schema)));
        }
    }
}
