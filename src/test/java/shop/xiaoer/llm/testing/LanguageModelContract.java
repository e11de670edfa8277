package shop.xiaoer.llm.testing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import shop.xiaoer.llm.Generation;
import shop.xiaoer.llm.LanguageModel;
import shop.xiaoer.llm.ModelReply;
import shop.xiaoer.llm.ModelState;

/** What every {@link LanguageModel} promises, whatever stands behind it. */
public abstract class LanguageModelContract {
    /** What the engine does with a request. All that speak say "one two three". */
    public enum Behaviour {
        answers,
        cutsAtTheBound,
        thinksAloud,
        stallsAfterTwoWords,
        /** Goes on for as long as nobody cancels. */
        saysTwoWordsAndGoesOn,
        isSlowToStart,
        breaksMidStream,
        endsTooEarly,
        failsWith500,
        isBusyWith503,
        runsOutOfMemory,
        answersNoJson,
        saysNothing,
        erroredMidStream,
        lacksTheModel,
        isNotThere
    }

    /** A model whose engine does so with every request. */
    protected abstract LanguageModel modelThat(Behaviour behaviour);

    private static Heard ask(LanguageModel model) {
        Heard heard = new Heard();
        model.start(Requests.chat(), heard);
        heard.awaitEnd();
        return heard;
    }

    @Test
    void an_answer_comes_in_pieces_and_then_whole() {
        Heard heard = ask(modelThat(Behaviour.answers));
        assertThat(heard.awaitEnd()).isInstanceOfSatisfying(ModelReply.Answered.class, reply -> {
            assertThat(reply.text()).isEqualTo("one two three").isEqualTo(heard.text());
            assertThat(reply.cut()).isFalse();
            assertThat(reply.tokens()).isPositive();
            assertThat(reply.firstToken()).isLessThanOrEqualTo(reply.total());
        });
        assertThat(heard.textCount()).isGreaterThan(1);
    }

    @Test
    void a_reply_that_ends_at_the_bound_says_so() {
        assertThat(ask(modelThat(Behaviour.cutsAtTheBound)).awaitEnd())
                .isInstanceOfSatisfying(
                        ModelReply.Answered.class,
                        reply -> assertThat(reply.cut()).isTrue());
    }

    @Test
    void thoughts_are_not_heard() {
        assertThat(ask(modelThat(Behaviour.thinksAloud)).text()).isEqualTo("one two three");
    }

    @Test
    void a_stall_between_two_words_ends_in_time() {
        Heard heard = ask(modelThat(Behaviour.stallsAfterTwoWords));
        assertThat(heard.awaitEnd()).isEqualTo(new ModelReply.TimedOut(ModelReply.Stage.stall));
        assertThat(heard.text()).isEqualTo("one two ");
    }

    @Test
    void a_first_word_that_does_not_come_ends_in_time() {
        assertThat(ask(modelThat(Behaviour.isSlowToStart)).awaitEnd())
                .isEqualTo(new ModelReply.TimedOut(ModelReply.Stage.firstToken));
    }

    @ParameterizedTest
    @EnumSource(
            names = {
                "breaksMidStream",
                "endsTooEarly",
                "failsWith500",
                "isBusyWith503",
                "runsOutOfMemory",
                "answersNoJson",
                "saysNothing",
                "erroredMidStream"
            })
    void a_broken_engine_is_a_refusal_with_its_reason(Behaviour behaviour) {
        assertThat(ask(modelThat(behaviour)).awaitEnd())
                .isInstanceOfSatisfying(
                        ModelReply.Refused.class,
                        refused -> assertThat(refused.detail()).isNotBlank());
    }

    @Test
    void the_engines_own_words_on_memory_reach_the_operator() {
        assertThat(ask(modelThat(Behaviour.runsOutOfMemory)).awaitEnd())
                .isInstanceOfSatisfying(
                        ModelReply.Refused.class,
                        refused -> assertThat(refused.detail()).contains("more system memory"));
    }

    @Test
    void a_missing_model_is_named_as_such() {
        assertThat(ask(modelThat(Behaviour.lacksTheModel)).awaitEnd())
                .isInstanceOfSatisfying(
                        ModelReply.Unreachable.class,
                        away -> assertThat(away.state()).isEqualTo(ModelState.modelMissing));
    }

    @Test
    void nobody_at_the_address_is_unreachable() {
        assertThat(ask(modelThat(Behaviour.isNotThere)).awaitEnd())
                .isInstanceOfSatisfying(
                        ModelReply.Unreachable.class,
                        away -> assertThat(away.state()).isEqualTo(ModelState.unreachable));
    }

    @Test
    void a_cancel_ends_it_once_and_for_good() {
        Heard heard = new Heard();
        Generation generation = modelThat(Behaviour.saysTwoWordsAndGoesOn).start(Requests.chat(), heard);
        heard.awaitText("two");
        generation.cancel();
        generation.cancel();
        assertThat(heard.awaitEnd()).isEqualTo(new ModelReply.Cancelled(false));
        heard.check();
    }

    @Test
    void a_cancel_after_the_end_changes_nothing() {
        Heard heard = new Heard();
        Generation generation = modelThat(Behaviour.answers).start(Requests.chat(), heard);
        ModelReply end = heard.awaitEnd();
        generation.cancel();
        assertThat(heard.awaitEnd()).isSameAs(end);
        heard.check();
    }

    @Test
    void it_has_a_name() {
        assertThat(modelThat(Behaviour.answers).name()).contains("/");
    }
}
