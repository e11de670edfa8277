package shop.xiaoer.llm;

import java.time.Duration;
import java.util.OptionalDouble;
import org.junit.jupiter.api.AfterEach;
import shop.xiaoer.llm.ModelReply.Stage;
import shop.xiaoer.llm.testing.LanguageModelContract;
import shop.xiaoer.llm.testing.ScriptedModel;

/** The fake keeps the contract, so that what was tested on it holds. */
class ScriptedModelTest extends LanguageModelContract {
    private final ScriptedModel model = new ScriptedModel();

    @AfterEach
    void close() {
        model.close();
    }

    @Override
    protected LanguageModel modelThat(Behaviour behaviour) {
        return switch (behaviour) {
            case answers, thinksAloud -> model.says("one ", "two ", "three");
            case cutsAtTheBound -> model.ends(cut(), "one two three");
            case stallsAfterTwoWords -> model.ends(new ModelReply.TimedOut(Stage.stall), "one ", "two ");
            case saysTwoWordsAndGoesOn -> model.holds("one ", "two ");
            case isSlowToStart -> model.ends(new ModelReply.TimedOut(Stage.firstToken));
            case breaksMidStream, endsTooEarly, erroredMidStream ->
                model.ends(new ModelReply.Refused("the stream was cut off"), "one two ");
            case failsWith500, isBusyWith503, answersNoJson -> model.ends(new ModelReply.Refused("500: error"));
            case runsOutOfMemory -> model.ends(new ModelReply.Refused("model requires more system memory"));
            case saysNothing -> model.says(" ");
            case lacksTheModel -> model.ends(new ModelReply.Unreachable(ModelState.modelMissing, "no model"));
            case isNotThere -> model.ends(new ModelReply.Unreachable(ModelState.unreachable, "refused"));
        };
    }

    private static ModelReply cut() {
        return new ModelReply.Answered(
                "one two three", Duration.ZERO, Duration.ZERO, Duration.ZERO, 3, OptionalDouble.empty(), true);
    }
}
