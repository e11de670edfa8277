package shop.xiaoer.answer.model;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import shop.xiaoer.answer.DecisionCard;
import shop.xiaoer.answer.Generator.Evidence;
import shop.xiaoer.answer.Generator.Outcome;
import shop.xiaoer.answer.Generator.Request;
import shop.xiaoer.answer.Turn;
import shop.xiaoer.answer.TurnStage;
import shop.xiaoer.conversation.Author;
import shop.xiaoer.conversation.Conversation;
import shop.xiaoer.conversation.ConversationEvent;
import shop.xiaoer.conversation.ConversationId;
import shop.xiaoer.conversation.EventBody;
import shop.xiaoer.conversation.Owner;
import shop.xiaoer.conversation.Source;
import shop.xiaoer.guard.GuardContext;
import shop.xiaoer.guard.Guards;
import shop.xiaoer.guard.ReleaseGate;
import shop.xiaoer.llm.ModelReply;
import shop.xiaoer.llm.ModelRequest;
import shop.xiaoer.llm.ModelRequest.Lane;
import shop.xiaoer.llm.ModelRequest.Message;
import shop.xiaoer.llm.testing.ScriptedModel;
import shop.xiaoer.prompt.Prompt;
import shop.xiaoer.prompt.PromptId;
import shop.xiaoer.prompt.PromptLibrary;
import shop.xiaoer.text.Language;

class StreamedReplyTest {
    private static final PromptLibrary PROMPTS = PromptLibrary.load(Path.of("prompts"));
    private static final Source THERMOS = new Source("thermos", "云朵保温杯", null);
    private static final Source SHIPPING = new Source("shipping", "发货", null);

    private final ScriptedModel model = new ScriptedModel();
    private final Guards guards = new Guards();
    private final FakeStage stage = new FakeStage();
    private final DecisionCard card = new DecisionCard();
    private final Masking masking = new Masking(Language.ZH);
    private final Request request = request();
    private final GuardContext context = GuardContext.of(
            Language.ZH,
            request.question(),
            request.evidence().stream().map(Evidence::text).toList());
    private final Prompt prompt = PROMPTS.prompt(PromptId.answer, Language.ZH);
    private final StreamedReply reply =
            new StreamedReply(request, prompt, new ReleaseGate(guards, context), stage, card);

    @AfterEach
    void close() {
        model.close();
    }

    @Test
    void aReplyIsShownSentenceBySentenceWithoutItsMarks() {
        model.says("价格是8", "8元[1]。", "保温12", "小时[1]。");

        Outcome outcome = reply.run(answer());

        assertThat(stage.shown).contains("价格是88元。").endsWith("价格是88元。保温12小时。");
        assertThat(outcome).isInstanceOfSatisfying(Outcome.Said.class, said -> {
            assertThat(said.text()).isEqualTo("价格是88元。保温12小时。");
            assertThat(said.sources()).containsExactly(THERMOS);
        });
    }

    @Test
    void aSentenceThatFailsEndsTheGenerationUnseen() {
        model.holds("价格是88元[1]。", "保温24小时[1]。", "容量");

        Outcome outcome = reply.run(answer());

        model.talk(1).awaitCancel();
        assertThat(outcome).isEqualTo(new Outcome.HeldBack("window"));
        assertThat(stage.shown).last().isEqualTo("价格是88元。");
        assertThat(card.asMap().get("guards")).asString().contains("保温24小时");
    }

    @Test
    void theAgreedRefusalIsAPersonsCueAndNotShown() {
        model.says("店里的资料", "没有写到", "这一点。");

        assertThat(reply.run(answer())).isEqualTo(new Outcome.NotInEvidence());
        assertThat(stage.shown).isEmpty();
    }

    @Test
    void aTurnThatIsTakenOverCutsTheModel() {
        stage.takenOver = true;
        model.holds("价格是88元[1]。", "保温");

        assertThat(reply.run(answer())).isInstanceOf(Outcome.Stopped.class);
        model.talk(1).awaitCancel();
    }

    @Test
    void aModelThatFailsIsNamedWithItsReason() {
        model.ends(new ModelReply.TimedOut(ModelReply.Stage.firstToken));

        assertThat(reply.run(answer())).isEqualTo(new Outcome.Failed("timed out at firstToken"));
    }

    @Test
    void theRepairIsToldWhatWasWrongAndShowsNothing() {
        model.says("保温24小时[1]。").says("保温12小时[1]。");
        reply.run(answer());

        assertThat(repaired())
                .isInstanceOfSatisfying(
                        Outcome.Said.class, said -> assertThat(said.text()).isEqualTo("保温12小时。"));
        assertThat(stage.shown).doesNotContain("保温12小时。");
        assertThat(last(model.requests().getLast()))
                .contains("保温24小时[1]。")
                .contains(reply.verdicts().getFirst().why());
    }

    @Test
    void whatFailsAgainIsNotSaid() {
        model.says("保温24小时。").says("保温36小时。");
        reply.run(answer());

        assertThat(repaired()).isEqualTo(new Outcome.HeldBack("window"));
        assertThat(card.asMap())
                .extractingByKey("times", as(InstanceOfAssertFactories.MAP))
                .containsOnlyKeys("firstToken", "model", "repair");
        assertThat(stage.shown).noneMatch(text -> text.contains("24") || text.contains("36"));
    }

    @Test
    void anAnswerIsToldTheTalkBeforeTheQuestionAndADraftAllOfIt() {
        String answer =
                PromptMaterial.answer(prompt, request, masking).getLast().text();
        String draft = PromptMaterial.draft(PROMPTS.prompt(PromptId.draft, Language.ZH), request, masking)
                .getLast()
                .text();

        assertThat(answer)
                .contains("[1] 云朵保温杯\n", "价格88元")
                .contains("[2] 发货\n下单后")
                .contains("顾客：在吗\n");
        assertThat(answer).doesNotContain("顾客：保温杯多少钱").contains("问题：保温杯多少钱");
        assertThat(draft).contains("顾客：在吗\n顾客：保温杯多少钱");
    }

    /** The model never sees the number, and the shopper never sees the mask, however the pieces are cut. */
    @Test
    void aPhoneGoesToTheModelMaskedAndComesBackAsItWas() {
        String masked = masking.mask("我的电话是13812345678");
        model.says("您的电话是", "〔电", "话1〕", "，价格是88元[1]。");

        Outcome outcome = new StreamedReply(
                        request,
                        prompt,
                        new ReleaseGate(
                                guards, GuardContext.of(Language.ZH, "我的电话是13812345678，保温杯多少钱", context.evidence())),
                        stage,
                        card)
                .run(answer());

        assertThat(masked).isEqualTo("我的电话是〔电话1〕");
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Said.class, said -> assertThat(said.text()).isEqualTo("您的电话是13812345678，价格是88元。"));
        assertThat(stage.shown).noneMatch(text -> text.contains("〔"));
    }

    private Exchange answer() {
        return exchange(PromptMaterial.answer(prompt, request, masking));
    }

    private Outcome repaired() {
        Prompt repair = PROMPTS.prompt(PromptId.repair, Language.ZH);
        return new RepairedReply(request, repair, guards, context, card)
                .run(exchange(PromptMaterial.repair(repair, request, reply.text(), reply.verdicts(), masking)), stage);
    }

    private Exchange exchange(List<Message> messages) {
        Instant deadline = Instant.now().plus(Duration.ofMinutes(1));
        return new Exchange(
                model,
                new ModelRequest(Lane.chat, messages, 300, 0, null, deadline, List.of()),
                masking,
                Clock.systemUTC());
    }

    private static String last(ModelRequest asked) {
        return asked.messages().getLast().text();
    }

    private static Request request() {
        ConversationId id = ConversationId.next();
        Conversation row =
                new Conversation(id, Owner.bot, null, 1, 2, 2, 0, 1, null, List.of(), null, null, "zh-CN", null, null);
        List<ConversationEvent> log = List.of(said(id, 1, "在吗"), said(id, 2, "保温杯多少钱"));
        Turn turn = new Turn(
                row, log, List.of(log.getLast()), Map.of(), Instant.now().plus(Duration.ofMinutes(1)));
        return new Request(
                turn,
                Language.ZH,
                "保温杯多少钱",
                List.of(new Evidence(THERMOS, "云朵保温杯 价格88元，容量500ml，保温12小时。"), new Evidence(SHIPPING, "下单后48小时内发货。")),
                0.7);
    }

    private static ConversationEvent said(ConversationId id, long seq, String text) {
        return new ConversationEvent(
                id, seq, Instant.EPOCH, 1, new Author(Author.Kind.shopper, "顾客"), null, null, EventBody.Said.of(text));
    }

    /** Keeps what is shown; once taken over, it shows nothing and stops. */
    private static final class FakeStage implements TurnStage {
        private final List<String> shown = new ArrayList<>();
        private boolean takenOver;

        @Override
        public boolean draft(String text) {
            if (takenOver) {
                return false;
            }
            shown.add(text);
            return true;
        }

        @Override
        public boolean stopped() {
            return takenOver;
        }

        @Override
        public void onStop(Runnable action) {
            // The tests end the generation by its draft.
        }
    }
}
