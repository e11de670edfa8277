package shop.xiaoer.web.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;

/** Every schema of a document with its place, those inside others too. */
final class Schemas {
    private final Map<String, JsonNode> found = new LinkedHashMap<>();

    private Schemas() {}

    static Map<String, JsonNode> of(Document document) {
        Schemas schemas = new Schemas();
        document.root()
                .path("components")
                .path("schemas")
                .properties()
                .forEach(named -> schemas.add("/components/schemas/" + named.getKey(), named.getValue()));
        document.walk((place, node) -> {
            for (String name : new String[] {"schema", "payload", "headers"}) {
                boolean frame = name.equals("headers") && !place.endsWith("/ws");
                if (!frame && node.isObject() && node.path(name).isObject() && !place.contains("/examples/")) {
                    schemas.add(place + "/" + name, node.get(name));
                }
            }
        });
        return schemas.found;
    }

    private void add(String place, JsonNode schema) {
        found.put(place, schema);
        for (String one : new String[] {"items", "additionalProperties"}) {
            if (schema.path(one).isObject()) {
                add(place + "/" + one, schema.get(one));
            }
        }
        schema.path("properties").properties().forEach(field -> add(place + "/" + field.getKey(), field.getValue()));
        for (String list : new String[] {"allOf", "oneOf", "anyOf"}) {
            for (int i = 0; i < schema.path(list).size(); i++) {
                add(place + "/" + list + "/" + i, schema.get(list).get(i));
            }
        }
    }
}
