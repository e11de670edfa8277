package shop.xiaoer.broadcast.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import shop.xiaoer.broadcast.Removed;
import shop.xiaoer.broadcast.Script;
import shop.xiaoer.broadcast.Segment;
import shop.xiaoer.broadcast.SegmentType;
import shop.xiaoer.broadcast.script.fact.EvidenceJudge;
import shop.xiaoer.broadcast.testing.ReplyingModel;
import shop.xiaoer.broadcast.testing.Scripts;
import shop.xiaoer.broadcast.testing.Shelf;
import shop.xiaoer.llm.ModelReply;
import shop.xiaoer.llm.ModelRequest;
import shop.xiaoer.llm.ModelState;
import shop.xiaoer.prompt.PromptLibrary;
import shop.xiaoer.text.Language;

class ModelScriptTest {
    private final Shelf shelf = Shelf.ofSix();
    private static final PromptLibrary PROMPTS = PromptLibrary.load(Path.of("prompts"));

    @Test
    void theModelsWordsStandWhereFactsCarryThem() {
        AtomicInteger n = new AtomicInteger();
        Script script = written((request, call) -> ReplyingModel.says(
                product(request).contains("商品是云朵")
                        ? "我们聊聊第" + "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥天地玄黄宇宙洪荒日月盈昃".charAt(n.getAndIncrement() % 36)
                                + "个话题。内胆是316不锈钢，装得下500ml。保温36小时不在话下。这个杯子有抗菌涂层。价格是{price}，放心看。"
                        : "随便说一句闲话" + call + "。"));

        assertThat(script.segments()).anyMatch(segment -> segment.text().contains("装得下500ml"));
        Segment said = script.segments().stream()
                .filter(segment -> segment.text().contains("装得下500ml"))
                .findFirst()
                .orElseThrow();
        assertThat(said.evidence())
                .anyMatch(ref -> "attributes.capacity".equals(ref.source().field()));
        assertThat(script.segments()).noneMatch(segment -> segment.text().contains("36小时"));
        assertThat(script.segments()).noneMatch(segment -> segment.text().contains("抗菌"));
        assertThat(script.removed())
                .extracting(Removed::why)
                .anyMatch(why -> why.contains("'36'"))
                .anyMatch(why -> why.contains("抗菌"))
                .anyMatch(why -> why.contains("said before"));
        assertThat(script.segments())
                .filteredOn(segment -> segment.text().contains("放心看"))
                .isNotEmpty()
                .allSatisfy(segment -> assertThat(segment.slots()).isNotEmpty());
        assertThat(script.engine()).startsWith("scripted script-segment@");
        TemplateScriptTest.holds(script, shelf, 1_500);
    }

    @Test
    void aSegmentThatFailsIsSaidByTheTemplate() {
        Script script = written((request, call) -> new ModelReply.Refused("out of memory"));

        TemplateScriptTest.holds(script, shelf, 1_500);
        assertThat(script.segments()).isEqualTo(Scripts.write(shelf, request()).segments());
    }

    @Test
    void whatChatPushedAsideIsAskedForAgain() {
        ConcurrentHashMap<String, Integer> seen = new ConcurrentHashMap<>();
        ReplyingModel model = new ReplyingModel((request, call) -> seen.merge(request.seed() + "", 1, Integer::sum) <= 3
                ? new ModelReply.Cancelled(true)
                : ReplyingModel.says("这一段由模型说出来" + "零一二三四五六七八九".charAt(call % 10) + "。"));
        Script script = written(model);

        assertThat(seen.values()).allMatch(times -> times == 4);
        assertThat(script.segments()).anyMatch(segment -> segment.text().contains("由模型说出来"));
        TemplateScriptTest.holds(script, shelf, 1_500);
    }

    @Test
    void aPriceOutsideItsMarkAndAWrongLanguageAreTakenOut() {
        Script script = written((request, call) ->
                ReplyingModel.says("现在只要88元。八十八块带回家。Only for you today. **重点**：打开看看" + call + "。<break/>停一下。"));

        TemplateScriptTest.holds(script, shelf, 1_500);
        assertThat(script.removed()).extracting(Removed::why).anyMatch(why -> why.contains("price outside"));
        assertThat(script.removed()).extracting(Removed::why).anyMatch(why -> why.contains("language"));
        assertThat(script.removed()).extracting(Removed::why).anyMatch(why -> why.contains("tag"));
    }

    @Test
    void aPriceSegmentWithoutItsMarkStaysTheTemplates() {
        Script script = written((request, call) -> ReplyingModel.says("这一段没有标出数目来" + call + "。"));

        assertThat(script.segments())
                .filteredOn(segment -> segment.type() == SegmentType.price)
                .isNotEmpty()
                .allSatisfy(segment -> assertThat(segment.slots()).isNotEmpty());
    }

    @Test
    void automaticTakesTemplatesWhereTheModelIsAwayAndModelSaysSo() {
        ReplyingModel away =
                new ReplyingModel((request, call) -> new ModelReply.Refused("never asked")).in(ModelState.modelMissing);

        assertThat(write(away, ScriptRequest.Engine.model))
                .isEqualTo(new ScriptOutcome.ModelUnavailable(ModelState.modelMissing));
        assertThat(write(away, ScriptRequest.Engine.auto))
                .isInstanceOfSatisfying(
                        ScriptOutcome.Written.class,
                        written -> assertThat(written.script().engine()).isEqualTo("template"));
        assertThat(away.asked()).isEmpty();
    }

    @Test
    void otherWordsForASegmentAreTheModelsOwn() {
        Script script = Scripts.write(shelf, request());
        Segment old = spoken(script);
        ReplyingModel model = new ReplyingModel((request, call) -> ReplyingModel.says(longAs(old, call)));

        Segment other = another(model, script, old, clock()).orElseThrow();

        assertThat(other.text()).startsWith("换个角度聊聊");
        assertThat(other.n()).isEqualTo(old.n());
        assertThat(other.type()).isEqualTo(old.type());
        String product = Objects.requireNonNull(old.product());
        assertThat(other.product()).isEqualTo(product);
        assertThat(model.asked())
                .hasSizeBetween(1, 2)
                .allSatisfy(ask -> assertThat(product(ask))
                        .contains(shelf.facts(Language.ZH, List.of(product))
                                .product(product)
                                .orElseThrow()
                                .name()));
    }

    @Test
    void otherWordsAreTheTemplatesWhereTheModelHasNoTimeOrIsNotWanted() {
        Script script = Scripts.write(shelf, request());
        Segment old = spoken(script);
        ReplyingModel busy = new ReplyingModel((request, call) -> new ModelReply.Cancelled(true));
        ReplyingModel inventing = new ReplyingModel((request, call) -> ReplyingModel.says("保温99小时，全国包邮。"));
        ReplyingModel away =
                new ReplyingModel((request, call) -> ReplyingModel.says(longAs(old, call))).in(ModelState.unreachable);

        for (ReplyingModel model : List.of(busy, inventing, away)) {
            Segment other = another(model, script, old, clock()).orElseThrow();
            assertThat(other.text()).doesNotContain("换个角度", "99", "包邮").isNotEqualTo(old.text());
        }
        assertThat(busy.asked()).hasSizeBetween(2, 10);
        assertThat(away.asked()).isEmpty();
    }

    private static Segment spoken(Script script) {
        return script.segments().stream()
                .filter(segment -> segment.type() == SegmentType.sellingPoint)
                .findFirst()
                .orElseThrow();
    }

    /** Words about as long as the segment's, that state nothing. */
    private static String longAs(Segment old, int call) {
        StringBuilder words = new StringBuilder("换个角度聊聊");
        for (int i = 0; words.length() < old.text().length(); i++) {
            words.append("，这里先停一停再往下看")
                    .append("甲乙丙丁戊己庚辛壬癸".charAt((i + call) % 10))
                    .append("样");
        }
        return words.append("。").toString();
    }

    /** Five seconds later at each look. */
    private static InstantSource clock() {
        AtomicInteger looks = new AtomicInteger();
        return () -> Instant.parse("2026-11-22T08:00:00Z").plusSeconds(5L * looks.getAndIncrement());
    }

    private Optional<Segment> another(ReplyingModel model, Script script, Segment old, InstantSource clock) {
        ScriptRequest request = request(ScriptRequest.Engine.auto).seeded(99);
        return writer(model, clock)
                .another(request, shelf.facts(Language.ZH, request.products()), script.segments(), old.n(), 0);
    }

    @Test
    void figuresAreReadInNumeralsTooAndOtherProductsFactsCarryNothing() {
        EvidenceJudge finder =
                EvidenceJudge.bench(shelf.facts(Language.ZH, List.of("T1"))).of("T1");

        assertThat(finder.of("能保温十二小时。")).isInstanceOf(EvidenceJudge.Verdict.Bound.class);
        assertThat(finder.of("能保温二十四小时。")).isInstanceOf(EvidenceJudge.Verdict.Unbound.class);
        assertThat(finder.of("功率1800W。")).isInstanceOf(EvidenceJudge.Verdict.Unbound.class);
        assertThat(finder.of("我们慢慢看，不着急。")).isInstanceOf(EvidenceJudge.Verdict.NoFact.class);
        assertThat(finder.of("全国包邮。")).isInstanceOf(EvidenceJudge.Verdict.Unbound.class);
        EvidenceJudge english =
                EvidenceJudge.bench(shelf.facts(Language.EN, List.of("T5"))).of("T5");
        assertThat(english.of("The arm is aluminium and the lamp weighs 860 g."))
                .isInstanceOf(EvidenceJudge.Verdict.Bound.class);
        assertThat(english.of("It ships today.")).isInstanceOf(EvidenceJudge.Verdict.Unbound.class);
    }

    private static String product(ModelRequest request) {
        return request.messages().getLast().text();
    }

    private ScriptRequest request() {
        return Scripts.request(List.of("T1", "T2"), Language.ZH, 1_500, 4);
    }

    private Script written(BiFunction<ModelRequest, Integer, ModelReply> reply) {
        return written(new ReplyingModel(reply));
    }

    private Script written(ReplyingModel model) {
        if (write(model, ScriptRequest.Engine.model) instanceof ScriptOutcome.Written written) {
            return written.script();
        }
        throw new AssertionError("not written");
    }

    private ScriptOutcome write(ReplyingModel model, ScriptRequest.Engine engine) {
        ScriptRequest request = request(engine);
        return writer(model, () -> Instant.parse("2026-11-22T08:00:00Z"))
                .write(request, shelf.facts(Language.ZH, request.products()), ScriptListener.none());
    }

    private static ScriptWriter writer(ReplyingModel model, InstantSource clock) {
        TemplateEngine templates = new TemplateEngine(Scripts.LAWFUL);
        ModelEngine models = new ModelEngine(model, PROMPTS, templates, ModelEngine.Settings.standard(), clock);
        return new ScriptWriter(templates, models, Scripts.METER);
    }

    private ScriptRequest request(ScriptRequest.Engine engine) {
        ScriptRequest plain = request();
        return new ScriptRequest(
                plain.id(),
                plain.products(),
                plain.language(),
                plain.persona(),
                plain.platform(),
                plain.words(),
                plain.seed(),
                engine);
    }
}
