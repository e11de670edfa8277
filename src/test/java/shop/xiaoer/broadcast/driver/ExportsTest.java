package shop.xiaoer.broadcast.driver;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.StringReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import shop.xiaoer.broadcast.Cue;
import shop.xiaoer.broadcast.Script;
import shop.xiaoer.broadcast.ScriptState;
import shop.xiaoer.broadcast.Segment;
import shop.xiaoer.broadcast.SegmentType;
import shop.xiaoer.broadcast.driver.payload.AiLabel;
import shop.xiaoer.broadcast.driver.payload.Casting;
import shop.xiaoer.broadcast.driver.payload.Compiled;
import shop.xiaoer.broadcast.driver.payload.Terms;
import shop.xiaoer.broadcast.testing.Scripts;
import shop.xiaoer.broadcast.testing.Shelf;
import shop.xiaoer.text.Language;

class ExportsTest {
    private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");
    private static final Pattern TIME =
            Pattern.compile("(\\d\\d):(\\d\\d):(\\d\\d)[,.](\\d{3}) --> (\\d\\d):(\\d\\d):(\\d\\d)[,.](\\d{3})");
    private final Exports exports = Exports.standard(new AiLabel("Xiaoer Tea & Goods"));

    @Test
    void nothingUnapprovedReachesARendererButTextAndJson() {
        Script draft = Scripts.write(Shelf.ofSix(), Language.ZH, 1_000, 1);
        for (String format : exports.formats()) {
            ExportOutcome outcome = exports.export(draft, format, Scripts.platform("taobao"), NOW);
            if (List.of("text", "json").contains(format)) {
                assertThat(outcome).as(format).isInstanceOf(ExportOutcome.Exported.class);
            } else {
                assertThat(outcome).as(format).isEqualTo(new ExportOutcome.NotApproved("draft"));
            }
        }
        assertThat(exports.export(approved(draft, NOW), "ssml", Scripts.platform("taobao"), NOW))
                .as("an approval that is over")
                .isInstanceOf(ExportOutcome.NotApproved.class);
        assertThat(exports.export(draft, "pdf", Scripts.platform("taobao"), NOW))
                .isInstanceOf(ExportOutcome.UnknownFormat.class);
    }

    @Test
    void aPlatformWithoutAiHostsGetsWordsForAPersonOnly() {
        Script script = approved(Scripts.write(Shelf.ofSix(), Language.EN, 1_000, 1), null);
        for (String platform : List.of("wechatChannels", "tiktokShopUs")) {
            for (String format : exports.formats()) {
                ExportOutcome outcome = exports.export(script, format, Scripts.platform(platform), NOW);
                if (List.of("text", "srt").contains(format)) {
                    assertThat(outcome).isInstanceOf(ExportOutcome.Exported.class);
                } else {
                    assertThat(outcome).isEqualTo(new ExportOutcome.PlatformForbids(platform, List.of("text", "srt")));
                }
            }
        }
    }

    @Test
    void ssmlIsOneValidDocumentWithASentenceASentence() throws Exception {
        for (Language language : Language.values()) {
            Script script = approved(nasty(Scripts.write(Shelf.ofSix(), language, 3_000, 2)), null);
            Compiled compiled = export(script, "ssml");
            Document document = xml(compiled.body());

            assertThat(compiled.contentType()).isEqualTo("application/ssml+xml");
            assertThat(document.getDocumentElement().getTagName()).isEqualTo("speak");
            assertThat(document.getElementsByTagName("p").getLength())
                    .isEqualTo(script.segments().size());
            assertThat(document.getElementsByTagName("break").getLength()).isPositive();
            assertThat(document.getElementsByTagName("emphasis").getLength()).isPositive();
            assertThat(document.getElementsByTagName("prosody").getLength()).isPositive();
            String spoken = script.segments().stream()
                    .map(Segment::spoken)
                    .reduce("", String::concat)
                    .replaceAll("\\s+", "");
            assertThat(document.getDocumentElement().getTextContent().replaceAll("\\s+", ""))
                    .isEqualTo(spoken);
            assertThat(compiled.droppedCues())
                    .isNotEmpty()
                    .allMatch(dropped -> dropped.cue().track() == Cue.Track.emotion
                            || dropped.cue().track() == Cue.Track.label);
        }
    }

    @Test
    void subtitlesFollowEachOtherAndBeginWithTheLabel() throws Exception {
        Script script = approved(Scripts.write(Shelf.ofSix(), Language.ZH, 3_000, 2), null);
        String srt = export(script, "srt").body();

        assertThat(srt).startsWith("1\n00:00:00,000 --> 00:00:02,500\n本内容由人工智能生成\n");
        monotone(srt);
        String vtt = export(script, "vtt").body();
        assertThat(vtt).startsWith("WEBVTT\n\nNOTE AIGC {\"Label\":\"1\"");
        monotone(vtt);
    }

    @Test
    void enginesThatSpeakTextNeverSeeATag() throws Exception {
        for (Language language : Language.values()) {
            Script script = approved(nasty(Scripts.write(Shelf.ofSix(), language, 3_000, 2)), null);
            for (String format : List.of("livetalking", "fay")) {
                Compiled compiled = export(script, format);
                JsonNode calls = new ObjectMapper().readTree(compiled.body());

                assertThat(calls.isArray()).isTrue();
                assertThat(calls).isNotEmpty();
                for (JsonNode call : calls) {
                    String text = call.path("text").asText();
                    assertThat(text).isNotBlank().doesNotContain("<", ">", "88元");
                    assertThat(text.codePointCount(0, text.length())).isLessThanOrEqualTo(240);
                }
                int cues = script.segments().stream()
                        .mapToInt(segment -> segment.cues().size())
                        .sum();
                assertThat(compiled.droppedCues())
                        .hasSize(cues)
                        .allMatch(dropped -> dropped.why().contains(format));
            }
        }
    }

    @Test
    void liveTalkingGetsBodiesOfHumanAndNothingElse() throws Exception {
        Script script = approved(Scripts.write(Shelf.ofSix(), Language.ZH, 1_000, 2), null);
        for (JsonNode call :
                new ObjectMapper().readTree(export(script, "livetalking").body())) {
            List<String> names = new ArrayList<>();
            call.fieldNames().forEachRemaining(names::add);
            assertThat(names).containsExactly("text", "type", "interrupt");
            assertThat(call.path("type").asText()).isEqualTo("echo");
            assertThat(call.path("interrupt").asBoolean(true)).isFalse();
        }
        for (JsonNode call : new ObjectMapper().readTree(export(script, "fay").body())) {
            assertThat(call.path("queue").asBoolean()).isTrue();
            assertThat(call.path("user").asText()).isNotBlank();
        }
    }

    @Test
    void everyExportSaysThatAnAiMadeIt() throws Exception {
        Script script = approved(Scripts.write(Shelf.ofSix(), Language.ZH, 1_000, 2), null);
        for (String format : exports.formats()) {
            assertThat(export(script, format).body()).as(format).containsAnyOf("人工智能生成", "\"AIGC\"");
        }
        JsonNode json = new ObjectMapper().readTree(export(script, "json").body());
        assertThat(json.path("AIGC").path("Label").asText()).isEqualTo("1");
        assertThat(json.path("AIGC").path("ProduceID").asText()).contains(script.version());
        assertThat(json.path("segments")).hasSize(script.segments().size());
    }

    @Test
    void aPriceInAnExportIsOldAfterAQuarterOfAnHourOrWithTheApproval() {
        Script script = Scripts.write(Shelf.ofSix(), Language.ZH, 1_000, 2);
        assertThat(exports.export(approved(script, null), "srt", Scripts.platform("own"), NOW))
                .isInstanceOfSatisfying(
                        ExportOutcome.Exported.class,
                        exported -> assertThat(exported.validUntil()).isEqualTo(NOW.plusSeconds(900)));
        assertThat(exports.export(approved(script, NOW.plusSeconds(60)), "srt", Scripts.platform("own"), NOW))
                .isInstanceOfSatisfying(
                        ExportOutcome.Exported.class,
                        exported -> assertThat(exported.validUntil()).isEqualTo(NOW.plusSeconds(60)));
    }

    @Test
    void theLabelIsLeftOutUnderAnAgreementOnlyAndTheMetadataNever() {
        Script script = approved(Scripts.write(Shelf.ofSix(), Language.ZH, 1_000, 2), null);
        Terms without = new Terms(Terms.Label.leftOut, Casting.none());
        for (String format : exports.formats()) {
            assertThat(exports.export(
                            script, new Exports.Wish(format, without, false), Scripts.platform("taobao"), NOW))
                    .as(format)
                    .isInstanceOf(ExportOutcome.LabelRequired.class);
            assertThat(exports.export(script, new Exports.Wish(format, without, true), Scripts.platform("taobao"), NOW))
                    .as(format)
                    .isInstanceOfSatisfying(ExportOutcome.Exported.class, exported -> {
                        assertThat(exported.metadata())
                                .contains("\"Label\":\"1\"")
                                .isASCII();
                        assertThat(exported.compiled().body())
                                .doesNotContain("00:00:00,000 --> 00:00:02,500\n本内容由人工智能生成", "aiLabel", "layer_config");
                    });
        }
    }

    @Test
    void fayIsGivenSpokenWordsWithoutTags() {
        FayPollItem item = FayPollItem.of("现在<break time=\"1s\"/>88元。", Language.ZH, NOW);

        assertThat(item).isEqualTo(new FayPollItem("现在八十八块。", "", NOW.toEpochMilli()));
    }

    private Compiled export(Script script, String format) {
        ExportOutcome outcome = exports.export(script, format, Scripts.platform("taobao"), NOW);
        if (outcome instanceof ExportOutcome.Exported exported) {
            return exported.compiled();
        }
        throw new AssertionError(format + ": " + outcome);
    }

    /** A segment with all that a person may type. */
    private static Script nasty(Script script) {
        List<Segment> segments = new ArrayList<>(script.segments());
        Segment old = segments.stream()
                .filter(segment -> segment.type() == SegmentType.interaction)
                .findFirst()
                .orElseThrow();
        segments.set(
                old.n() - 1,
                Segment.of(
                        old.n(),
                        old.type(),
                        old.product(),
                        "<speak>A & B</speak> \"x\" 😀 1 < 2。<break time=\"1s\"/>好！",
                        script.language(),
                        List.of(),
                        List.of(new Cue(Cue.Track.emphasis, 3, 30, "strong")),
                        List.of(),
                        List.of()));
        return script.with(segments, List.of());
    }

    private static Script approved(Script script, @org.jspecify.annotations.Nullable Instant validUntil) {
        return script.in(new ScriptState.Approved("admin", NOW.minusSeconds(10), "ok", validUntil, Map.of(), ""));
    }

    private static Document xml(String body) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return factory.newDocumentBuilder().parse(new InputSource(new StringReader(body)));
    }

    private static void monotone(String subtitles) {
        Matcher matcher = TIME.matcher(subtitles);
        long last = 0;
        int count = 0;
        while (matcher.find()) {
            long from = ms(matcher, 1);
            long to = ms(matcher, 5);
            assertThat(from).isGreaterThanOrEqualTo(last);
            assertThat(to).isGreaterThan(from);
            last = to;
            count++;
        }
        assertThat(count).isGreaterThan(50);
    }

    private static long ms(Matcher matcher, int group) {
        return ((Long.parseLong(matcher.group(group)) * 60 + Long.parseLong(matcher.group(group + 1))) * 60
                                + Long.parseLong(matcher.group(group + 2)))
                        * 1000
                + Long.parseLong(matcher.group(group + 3));
    }
}
