package shop.xiaoer.app.eval.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import shop.xiaoer.app.eval.JsonLines;

class JudgeTest {
    private static final String ANSWERED = """
            {"kind":"answered","text":"保温 12 小时","route":"known","lang":"zh-CN","sources":[{"id":"P1001"}]}""";

    @Test
    void anAnswerWithFactSourceRouteAndLanguageIsRight() {
        assertThat(faults("""
                        {"kind":"answered","route":"known","source":["P1001"],"holds":["12 ?小时"],"lang":"zh-CN"}""", ANSWERED)).isEmpty();
    }

    @Test
    void eachThingThatIsWrongIsNamed() {
        assertThat(faults("""
                        {"kind":"answered","route":"generated","source":"P1002","holds":["24"],"lacks":["12"],"lang":"en-US"}""", ANSWERED)).hasSize(5);
    }

    @Test
    void anAskBackBesideOtherKindsOwesNoFact() {
        String expect = """
                {"kind":["answered","asked"],"holds":["12"],"lacks":["24"]}""";
        assertThat(faults(expect, "{\"kind\":\"asked\",\"text\":\"哪一款？\"}")).isEmpty();
        assertThat(faults(expect, "{\"kind\":\"asked\",\"text\":\"24 小时的那款？\"}"))
                .hasSize(1);
    }

    @Test
    void aCardAloneSatisfiesTheStepBesideIt() {
        assertThat(faults("""
                        {"kind":["entrance","card"],"entrance":"trackOrder","step":"shown","holds":["SF123"]}""", """
                        {"kind":"card","card":{"title":"订单","rows":[{"label":"单号","value":"SF123"}]}}""")).isEmpty();
    }

    @Test
    void aDraftMayHoldNothingThatTheAnswerMayNot() {
        List<String> faults = Judge.faults(
                JsonLines.line("expect", "{\"lacks\":[\"99 元\"]}").node(),
                List.of(JsonLines.line("event", ANSWERED).node()),
                List.of("只要 99 元"));
        assertThat(faults).hasSize(1);
    }

    private static List<String> faults(String expect, String event) {
        JsonNode wanted = JsonLines.line("expect", expect).node();
        return Judge.faults(wanted, List.of(JsonLines.line("event", event).node()), List.of());
    }
}
