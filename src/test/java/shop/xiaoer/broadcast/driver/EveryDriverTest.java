package shop.xiaoer.broadcast.driver;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import shop.xiaoer.broadcast.CodePoints;
import shop.xiaoer.broadcast.Cue;
import shop.xiaoer.broadcast.Script;
import shop.xiaoer.broadcast.Segment;
import shop.xiaoer.broadcast.Sentences;
import shop.xiaoer.broadcast.driver.payload.AiLabel;
import shop.xiaoer.broadcast.driver.payload.Casting;
import shop.xiaoer.broadcast.driver.payload.Compiled;
import shop.xiaoer.broadcast.driver.payload.Cutter;
import shop.xiaoer.broadcast.driver.payload.Limit;
import shop.xiaoer.broadcast.driver.payload.RendererAbilities;
import shop.xiaoer.broadcast.driver.payload.SpokenLine;
import shop.xiaoer.broadcast.driver.payload.Terms;
import shop.xiaoer.broadcast.driver.testing.Xml;
import shop.xiaoer.broadcast.testing.AnyScript;
import shop.xiaoer.text.Language;
import shop.xiaoer.text.spoken.SpokenForm;

/** What holds of every driver, whatever the script. */
class EveryDriverTest {
    private static final long SEEDS = 8;
    private static final Set<String> MARKUP = Set.of("ssml", "azure", "did", "tencent", "metastudio", "aliyun");
    private static final Set<String> BARE = Set.of("livetalking", "fay", "heygen", "xiling");
    private static final Set<String> SHOWN = Set.of("srt", "vtt", "text");

    private static final Exports EXPORTS = Exports.standard(new AiLabel("小二"));
    private static final Terms TERMS = new Terms(Terms.Label.shown, new Casting("av<1>", "vo&2"));

    private interface Check {
        void of(String name, Driver driver, Script script, Compiled compiled) throws Exception;
    }

    private record Case(String name, Driver driver, Script script, Compiled compiled) {}

    private static final List<Case> CASES =
            LongStream.range(0, SEEDS).boxed().flatMap(EveryDriverTest::cases).toList();

    private static Stream<Case> cases(long seed) {
        Script script = AnyScript.of(seed, seed % 2 == 0 ? Language.ZH : Language.EN, 1 + (int) (2 * seed));
        return EXPORTS.formats().stream().map(format -> {
            Driver driver = EXPORTS.driver(format).orElseThrow();
            return new Case(format + " seed " + seed, driver, script, driver.compile(script, TERMS));
        });
    }

    private void everywhere(Check check) throws Exception {
        for (Case one : CASES) {
            check.of(one.name(), one.driver(), one.script(), one.compiled());
        }
    }

    @Test
    void everySentenceIsSaidOnceInOrderWhereItsPlaceSays() throws Exception {
        everywhere((name, driver, script, compiled) -> {
            String format = driver.abilities().format();
            List<String> wanted = new ArrayList<>();
            for (Segment segment : script.segments()) {
                for (Sentences.Span span : Sentences.of(segment.text())) {
                    String words = squeezed(words(format, segment, span, script.language()));
                    if (!words.isEmpty()) {
                        wanted.add(segment.n() + ":" + span.from() + "-" + span.to() + " " + words);
                    }
                }
            }
            assertThat(said(format, compiled)).as(name).containsExactlyElementsOf(wanted);
        });
    }

    /** The sentences that the places bring back out of the payloads; parts of one put together. */
    private static List<String> said(String format, Compiled compiled) throws Exception {
        List<String> said = new ArrayList<>();
        String last = "";
        StringBuilder words = new StringBuilder();
        for (Compiled.Payload payload : compiled.payloads()) {
            for (Compiled.Place place : payload.places()) {
                String key = place.segment() + ":" + place.from() + "-" + place.to();
                if (!key.equals(last) && !words.isEmpty()) {
                    said.add(last + " " + words);
                    words.setLength(0);
                }
                last = key;
                String slice = CodePoints.slice(payload.text(), place.start(), place.end());
                String plain = format.equals("vtt") ? slice.replace("&amp;", "&") : slice;
                words.append(squeezed(MARKUP.contains(format) ? Xml.words(slice) : plain));
            }
        }
        if (!words.isEmpty()) {
            said.add(last + " " + words);
        }
        return said;
    }

    private static String words(String format, Segment segment, Sentences.Span span, Language language) {
        String text = CodePoints.slice(segment.text(), span.from(), span.to());
        if (format.equals("json")) {
            return text;
        }
        if (SHOWN.contains(format)) {
            return SpokenLine.bare(text);
        }
        SpokenForm form = SpokenForm.of(segment.text(), language);
        String spoken = CodePoints.slice(form.spoken(), form.from(span.from()), form.to(span.to()));
        return BARE.contains(format) ? SpokenLine.bare(spoken) : Xml.allowed(spoken);
    }

    private static String squeezed(String text) {
        return text.replaceAll("\\s+", "");
    }

    @Test
    void noPayloadIsLongerThanItsRendererTakes() throws Exception {
        everywhere((name, driver, script, compiled) -> {
            Limit limit = driver.abilities().limit();
            for (Compiled.Payload payload : compiled.payloads()) {
                String text = driver.abilities().format().equals("aliyun")
                        ? Xml.inside(payload.text(), "speech")
                        : payload.text();
                assertThat(limit.measure(text)).as(name).isLessThanOrEqualTo(limit.most(script.language()));
                if (limit.run() < Integer.MAX_VALUE) {
                    assertThat(Cutter.longestRun(payload.text())).as(name).isLessThan(limit.run());
                }
            }
        });
    }

    @Test
    void aSentenceIsCutOnlyWhereItIsLongerThanAPayload() throws Exception {
        everywhere((name, driver, script, compiled) -> {
            int most = driver.abilities().limit().most(script.language());
            List<Compiled.Place> places = compiled.payloads().stream()
                    .flatMap(payload -> payload.places().stream())
                    .toList();
            for (int i = 1; i < places.size(); i++) {
                Compiled.Place one = places.get(i - 1);
                Compiled.Place other = places.get(i);
                if (one.segment() == other.segment() && one.from() == other.from()) {
                    int said = places.stream()
                            .filter(place -> place.segment() == one.segment() && place.from() == one.from())
                            .mapToInt(place -> place.end() - place.start())
                            .sum();
                    assertThat(3 * said).as(name + " " + one).isGreaterThan(Math.min(most, 1_000) / 2);
                }
            }
        });
    }

    @Test
    void enginesThatSpeakTextNeverSeeATag() throws Exception {
        everywhere((name, driver, script, compiled) -> {
            if (BARE.contains(driver.abilities().format())) {
                for (Compiled.Payload payload : compiled.payloads()) {
                    assertThat(payload.text()).as(name).isNotBlank().doesNotContain("<", ">", "\n");
                }
            }
        });
    }

    @Test
    void markupIsWellFormedWhateverTheWords() throws Exception {
        everywhere((name, driver, script, compiled) -> {
            if (MARKUP.contains(driver.abilities().format())) {
                for (Compiled.Payload payload : compiled.payloads()) {
                    String text = payload.text();
                    Xml.parse("<root xmlns:mstts='https://www.w3.org/2001/mstts'>" + text + "</root>");
                    assertThat(driver.abilities().format().equals("tencent") && text.contains("\n"))
                            .as(name)
                            .isFalse();
                }
            }
        });
    }

    @Test
    void theDocumentsPointersLeadToTheText() throws Exception {
        everywhere((name, driver, script, compiled) -> {
            if (driver instanceof RequestDriver) {
                List<String> texts = new ArrayList<>();
                JsonNode document = new ObjectMapper().readTree(compiled.body());
                for (JsonNode request : document.path("requests")) {
                    for (JsonNode piece : request.path("pieces")) {
                        texts.add(request.path("body")
                                .at(piece.path("textAt").asText())
                                .asText());
                    }
                }
                assertThat(texts)
                        .as(name)
                        .isEqualTo(compiled.payloads().stream()
                                .map(Compiled.Payload::text)
                                .toList());
                assertThat(document.path("dropped"))
                        .hasSize(compiled.droppedCues().size());
            }
        });
    }

    @Test
    void whatIsDroppedIsListedWithItsReason() throws Exception {
        everywhere((name, driver, script, compiled) -> {
            RendererAbilities abilities = driver.abilities();
            for (Segment segment : script.segments()) {
                for (Cue cue : segment.cues()) {
                    boolean listed = compiled.droppedCues().stream()
                            .anyMatch(dropped -> dropped.segment() == segment.n()
                                    && dropped.cue().equals(cue)
                                    && !dropped.why().isBlank());
                    if (!abilities.tracks().contains(cue.track())) {
                        assertThat(listed).as(name + " " + cue).isTrue();
                    }
                }
            }
        });
    }

    @Test
    void everyFilmSaysThatAnAiMadeIt() throws Exception {
        everywhere((name, driver, script, compiled) -> {
            if (driver.abilities().clips()) {
                for (Compiled.Payload payload : compiled.payloads()) {
                    boolean notice = payload.places().stream()
                            .anyMatch(place -> script.segment(place.segment())
                                            .orElseThrow()
                                            .type()
                                    == shop.xiaoer.broadcast.SegmentType.notice);
                    assertThat(notice || payload.text().contains(AiLabel.words(script.language())))
                            .as(name)
                            .isTrue();
                }
            }
        });
    }

    @Test
    void theSameScriptCompilesToTheSameBytes() throws Exception {
        everywhere((name, driver, script, compiled) -> {
            assertThat(driver.compile(script, TERMS)).as(name).isEqualTo(compiled);
        });
    }

    @Test
    void everyRendererOfTheDataFileHasADriverAndASource() {
        List<RendererAbilities> all = RendererProfiles.standard().all();
        assertThat(all).extracting(RendererAbilities::format).containsExactlyInAnyOrderElementsOf(EXPORTS.formats());
        assertThat(all)
                .allMatch(abilities -> !abilities.source().isBlank()
                        && !abilities.contentType().isBlank());
    }

    /** The checks above read the words back, and there are four ways to write them. */
    @Test
    void eachFormatStandsInOneOfTheSetsAboveAndInTheDocument() throws IOException {
        String document = Files.readString(Path.of("docs/renderers.md"));
        for (String format : EXPORTS.formats()) {
            assertThat(Stream.of(MARKUP, BARE, SHOWN, Set.of("json")).filter(set -> set.contains(format)))
                    .as(format + " in MARKUP (tags), BARE (spoken words alone), SHOWN (words as they are read) or json")
                    .hasSize(1);
            assertThat(document).as("docs/renderers.md").contains("`" + format + "`");
        }
    }
}
