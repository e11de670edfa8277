package shop.xiaoer.app.eval.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import shop.xiaoer.app.eval.JsonLines;
import shop.xiaoer.text.Language;

class QuestionRunTest {
    private static final QuestionRun.Question ASKED = new QuestionRun.Question(
            "q1",
            Language.EN,
            Material.shop,
            "How long?",
            true,
            List.of("P1001"),
            List.of("12 ?hours"),
            List.of("24 ?hours"));
    private static final QuestionRun.Question OPEN = new QuestionRun.Question(
            "q2", Language.EN, Material.shop, "Who?", false, List.of(), List.of(), List.of("Mr"));

    private static final String CARD =
            "{\"reason\":\"why\",\"evidence\":[{\"id\":\"P1002\",\"title\":\"Pot\"},{\"id\":\"P1001\",\"title\":\"Flask\"}]}";

    @Test
    void theCardTellsWhetherTheAnswersPageWasLookedAtAndWhyItWentSo() {
        assertThat(judged(ASKED, List.of(), answered("known", "x")).found()).isTrue();
        assertThat(judged(OPEN, List.of(), answered("known", "x")).found()).isFalse();
        assertThat(judged(OPEN, List.of(), answered("known", "x")).why()).isEqualTo("why");
    }

    @Test
    void anAnswerIsRightWithAllThatTheKeyWantsAndNothingThatItForbids() {
        QuestionRun.Answer right = judged(ASKED, List.of(), answered("generated", "It keeps warm for 12 hours."));
        assertThat(right.right()).isTrue();
        assertThat(right.door()).isEqualTo(QuestionRun.Door.model);
        assertThat(right.inLanguage()).isTrue();

        assertThat(judged(ASKED, List.of(), answered("known", "It keeps warm.")).right())
                .isFalse();
        QuestionRun.Answer both = judged(ASKED, List.of(), answered("known", "12 hours, or 24 hours."));
        assertThat(both.right()).isFalse();
        assertThat(both.invents()).isTrue();
        assertThat(both.door()).isEqualTo(QuestionRun.Door.known);
    }

    @Test
    void whatADraftShowedCountsAsShown() {
        QuestionRun.Answer shown =
                judged(ASKED, List.of("It keeps warm for 24 hours."), answered("generated", "It is 12 hours."));
        assertThat(shown.invents()).isTrue();
        assertThat(shown.right()).isFalse();
    }

    @Test
    void handingOverAnswersNothingAndIsRightWhereThereIsNoAnswer() {
        String handedOver = "{\"kind\":\"handoffRequested\",\"text\":\"I'll get a colleague. 12 hours.\"}";
        assertThat(judged(ASKED, List.of(), handedOver).right()).isFalse();
        assertThat(judged(OPEN, List.of(), handedOver).right()).isTrue();
        assertThat(judged(OPEN, List.of(), handedOver).door()).isEqualTo(QuestionRun.Door.person);
        assertThat(judged(OPEN, List.of(), answered("generated", "Mr Li does.")).right())
                .isFalse();
    }

    @Test
    void aReplyInTheOtherLanguageIsSeen() {
        assertThat(judged(ASKED, List.of(), answered("known", "这只杯子保温十二小时。")).inLanguage())
                .isFalse();
    }

    private static QuestionRun.Answer judged(QuestionRun.Question question, List<String> drafts, String event) {
        return QuestionRun.judged(
                question,
                new ShopperClient.Heard(List.of(JsonLines.line("event", event).node()), drafts),
                JsonLines.line("card", CARD).node());
    }

    private static String answered(String route, String text) {
        return "{\"kind\":\"answered\",\"route\":\"" + route + "\",\"text\":\"" + text + "\"}";
    }
}
