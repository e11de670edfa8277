package shop.xiaoer.answer.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import shop.xiaoer.conversation.Author;
import shop.xiaoer.conversation.ConversationEvent;
import shop.xiaoer.conversation.ConversationId;
import shop.xiaoer.conversation.EventBody;
import shop.xiaoer.conversation.Source;
import shop.xiaoer.text.Language;

class MemoryTest {
    private final ConversationId id = ConversationId.next();
    private final List<ConversationEvent> log = new ArrayList<>();

    @Test
    void aShortTalkIsToldWordForWord() {
        shopper("在吗");
        shop("在的，请问想了解什么？");

        assertThat(told()).isEqualTo("顾客：在吗\n客服：在的，请问想了解什么？");
    }

    @Test
    void whatTheTurnItselfAsksIsLeftOut() {
        shopper("在吗");
        shopper("多少钱");

        assertThat(Memory.of(log, 2, Language.ZH)).isEqualTo("顾客：在吗");
    }

    /** The model is to know that a person spoke, and that from here on it is its turn again. */
    @Test
    void aColleaguesStretchIsMarkedAtBothEnds() {
        shopper("找人工");
        add(Author.Kind.system, new EventBody.AgentJoined("amei"));
        add(Author.Kind.agent, EventBody.Said.of("我给您退了运费"));
        add(Author.Kind.system, new EventBody.HandedBack("amei"));
        shopper("那保温杯呢");

        assertThat(told().lines())
                .containsExactly("顾客：找人工", "（同事 amei 接手）", "同事：我给您退了运费", "（同事的接待到此为止，以下由你回答）", "顾客：那保温杯呢");
    }

    @Test
    void whatLiesFurtherBackIsSummedUpInOneLine() {
        shopper("订单XE2026110002到哪了，我急着用");
        for (int i = 0; i < 10; i++) {
            shopper("第" + i + "个问题");
            shop("第" + i + "个回答");
        }

        assertThat(told().lines().findFirst().orElseThrow())
                .startsWith("（此前顾客说过：")
                .contains("第5个问题")
                .doesNotContain("第9个问题")
                .contains("已答：发货")
                .endsWith("订单：XE2026110002）");
        assertThat(told()).endsWith("顾客：第9个问题\n客服：第9个回答");
        assertThat(told().lines()).hasSize(9);
    }

    /** However much was said, what the model is told stays small. */
    @Test
    void aLongTalkOfLongLinesStaysWithinItsRoom() {
        for (int i = 0; i < 300; i++) {
            shopper("😀很长的一句话，说了又说。".repeat(200));
        }

        assertThat(told().length()).isLessThan(1800);
        assertThat(told()).doesNotContain("\uFFFD");
        assertThat(told().chars()
                        .filter(c -> Character.isHighSurrogate((char) c))
                        .count())
                .isEqualTo(told().chars()
                        .filter(c -> Character.isLowSurrogate((char) c))
                        .count());
    }

    @Test
    void anEmptyLogIsAnEmptyMemory() {
        assertThat(told()).isEmpty();
    }

    private String told() {
        return Memory.of(log, Long.MAX_VALUE, Language.ZH);
    }

    private void shopper(String text) {
        add(Author.Kind.shopper, EventBody.Said.of(text));
    }

    private void shop(String text) {
        add(
                Author.Kind.ai,
                new EventBody.Answered(
                        text, "zh-CN", List.of(new Source("shipping", "发货", null)), null, EventBody.Route.known, 0.9));
    }

    private void add(Author.Kind kind, EventBody body) {
        log.add(new ConversationEvent(id, log.size() + 1, Instant.EPOCH, 1, new Author(kind, "x"), null, null, body));
    }
}
