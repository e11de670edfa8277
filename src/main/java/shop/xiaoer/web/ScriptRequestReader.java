package shop.xiaoer.web;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.broadcast.Persona;
import shop.xiaoer.broadcast.PlatformProfile;
import shop.xiaoer.broadcast.PlatformProfiles;
import shop.xiaoer.broadcast.Variants;
import shop.xiaoer.broadcast.script.ScriptRequest;
import shop.xiaoer.catalog.Products;
import shop.xiaoer.conversation.TimeOrderedId;
import shop.xiaoer.desk.script.Personas;
import shop.xiaoer.text.Language;
import shop.xiaoer.wire.BadFrame;
import shop.xiaoer.wire.Fields;

/** Reads the request for a script: what is left out gets its default, what the shop does not have is refused. */
final class ScriptRequestReader {
    private static final int LONGEST_MINUTES = 480;

    private final Personas personas;
    private final PlatformProfiles platforms;
    private final Products products;

    ScriptRequestReader(Personas personas, PlatformProfiles platforms, Products products) {
        this.personas = personas;
        this.platforms = platforms;
        this.products = products;
    }

    /**
     * With a new id, and a seed of its own where none is given.
     *
     * @throws Refusal 422 naming the field
     */
    ScriptRequest read(Fields fields) throws Refusal, BadFrame {
        Language language = language(fields.textOrNull("language"));
        String persona = fields.textOrNull("persona");
        String platform = fields.textOrNull("platform");
        Long seed = fields.numberOrNull("seed");
        try {
            return new ScriptRequest(
                    TimeOrderedId.next().toString(),
                    productIds(fields.node("products")),
                    language,
                    persona(persona == null ? Personas.DEFAULT : persona),
                    platform(platform == null ? PlatformProfiles.DEFAULT : platform),
                    words(fields, language),
                    seed == null ? RandomGenerator.getDefault().nextInt(1, Integer.MAX_VALUE) : seed,
                    engine(fields.textOrNull("engine")),
                    variants(fields.numberOrNull("variants")));
        } catch (IllegalArgumentException e) {
            throw Refusal.field(String.valueOf(e.getMessage()));
        }
    }

    private static Language language(@Nullable String tag) throws Refusal {
        try {
            return tag == null ? Language.ZH : Language.of(tag);
        } catch (IllegalArgumentException e) {
            throw Refusal.field(String.valueOf(e.getMessage()));
        }
    }

    private List<String> productIds(JsonNode node) throws Refusal {
        if (!node.isArray() || node.isEmpty()) {
            throw Refusal.field("products: must be a list of product ids");
        }
        List<String> ids = new ArrayList<>();
        for (JsonNode id : node) {
            if (!id.isTextual() || products.find(id.asText()).isEmpty()) {
                throw Refusal.field("products: there is no product " + id);
            }
            ids.add(id.asText());
        }
        return ids;
    }

    private static int words(Fields fields, Language language) throws Refusal, BadFrame {
        Long words = fields.numberOrNull("words");
        return words == null ? ScriptRequest.wordsFor(minutes(fields.node("minutes")), language) : words(words);
    }

    private static int words(long words) throws Refusal {
        if (words < ScriptRequest.MIN_WORDS || words > ScriptRequest.MAX_WORDS) {
            throw Refusal.field("words: must be from " + ScriptRequest.MIN_WORDS + " to " + ScriptRequest.MAX_WORDS);
        }
        return (int) words;
    }

    private static int variants(@Nullable Long variants) throws Refusal {
        if (variants != null && (variants < 1 || variants > Variants.MOST)) {
            throw Refusal.field("variants: must be from 1 to " + Variants.MOST);
        }
        return variants == null ? 1 : variants.intValue();
    }

    private static double minutes(JsonNode minutes) throws Refusal {
        if (!minutes.isNumber() || minutes.asDouble() <= 0 || minutes.asDouble() > LONGEST_MINUTES) {
            throw Refusal.field("words or minutes (up to " + LONGEST_MINUTES + ") is needed");
        }
        return minutes.asDouble();
    }

    private static ScriptRequest.Engine engine(@Nullable String name) throws Refusal {
        try {
            return name == null ? ScriptRequest.Engine.auto : ScriptRequest.Engine.valueOf(name);
        } catch (IllegalArgumentException e) {
            throw Refusal.field("engine: must be template, model or auto");
        }
    }

    private Persona persona(String id) throws Refusal {
        return personas.find(id).orElseThrow(() -> Refusal.field("persona: there is no " + id));
    }

    private PlatformProfile platform(String id) throws Refusal {
        return platforms.find(id).orElseThrow(() -> Refusal.field("platform: there is no " + id));
    }
}
