package shop.xiaoer.broadcast.driver;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import shop.xiaoer.broadcast.Script;
import shop.xiaoer.broadcast.Segment;
import shop.xiaoer.broadcast.Variants;
import shop.xiaoer.broadcast.driver.payload.AiLabel;
import shop.xiaoer.broadcast.driver.payload.Casting;
import shop.xiaoer.broadcast.driver.payload.Terms;
import shop.xiaoer.broadcast.testing.AnyScript;
import shop.xiaoer.broadcast.testing.Scripts;
import shop.xiaoer.text.Language;

/** Every export holds to the schema of its format, which is written from the vendor's documents and not from our code. */
class PayloadSchemaTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Exports EXPORTS = Exports.standard(new AiLabel("小二"));
    private static final Set<String> WITHOUT_SCHEMA = Set.of("srt", "vtt", "text");
    private static final List<Casting> CASTS = List.of(new Casting("av<1>", "vo&2"), new Casting(null, null));

    private static InputStream file(String name) {
        return Objects.requireNonNull(PayloadSchemaTest.class.getResourceAsStream("/broadcast/schemas/" + name), name);
    }

    private static JsonSchema schema(String format) {
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(file(format + ".schema.json"));
    }

    private static String export(String format, Script script, Casting casting) {
        return EXPORTS.driver(format)
                .orElseThrow()
                .compile(script, new Terms(Terms.Label.shown, casting))
                .body();
    }

    private static Script script(long seed) {
        return AnyScript.of(seed, seed % 2 == 0 ? Language.ZH : Language.EN, 1 + (int) seed);
    }

    /** Of the format {@code x} it is {@code broadcast/schemas/x.schema.json}. */
    @ParameterizedTest
    @MethodSource("formatsWithASchema")
    void everyJsonExportHoldsToItsSchema(String format) throws IOException {
        JsonSchema schema = schema(format);
        for (long seed = 0; seed < 12; seed++) {
            for (Casting casting : CASTS) {
                JsonNode body = JSON.readTree(export(format, script(seed), casting));
                Set<ValidationMessage> faults = schema.validate(body);
                assertThat(faults).as(format + " seed " + seed).isEmpty();
            }
        }
    }

    static Stream<String> formatsWithASchema() {
        return EXPORTS.formats().stream().filter(format -> !format.equals("ssml") && !WITHOUT_SCHEMA.contains(format));
    }

    @Test
    void ssmlHoldsToItsXmlSchema() throws Exception {
        Schema schema = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(new StreamSource(file("ssml.xsd")));
        for (long seed = 0; seed < 12; seed++) {
            String body = export("ssml", script(seed), new Casting(null, null));
            schema.newValidator().validate(new StreamSource(new StringReader(body)));
            assertThat(body).contains("<speak");
        }
    }

    @Test
    void variantsAreInTheNeutralScriptAlone() throws IOException {
        Script plain = script(4);
        List<Segment> varied = plain.segments().stream()
                .map(segment -> Scripts.METER.with(segment, List.of(segment.with(Variants.none())), plain.language()))
                .toList();
        Script script = plain.with(varied, plain.findings());

        JsonNode json = JSON.readTree(export("json", script, new Casting(null, null)));
        assertThat(schema("json").validate(json)).isEmpty();
        assertThat(json.path("segments").path(0).path("variants")).hasSize(1);
        assertThat(export("fay", script, new Casting(null, null)))
                .isEqualTo(export("fay", plain, new Casting(null, null)));
    }

    @Test
    void theSchemasFindWhatIsWrong() throws IOException {
        ObjectNode heygen = (ObjectNode) JSON.readTree(export("heygen", script(3), CASTS.getFirst()));
        ObjectNode body = (ObjectNode) heygen.path("requests").path(0).path("body");
        body.put("script", "<break time=\"1s\"/>大家好");
        assertThat(schema("heygen").validate(heygen))
                .as("a tag for an engine without tags")
                .isNotEmpty();
        body.put("script", "好".repeat(5_001));
        assertThat(schema("heygen").validate(heygen)).as("too long").isNotEmpty();
        body.put("script", "大家好").put("emotion", "Excited");
        assertThat(schema("heygen").validate(heygen))
                .as("a field that v3 does not know")
                .isNotEmpty();
        body.remove("emotion");
        assertThat(schema("heygen").validate(heygen)).isEmpty();
    }
}
