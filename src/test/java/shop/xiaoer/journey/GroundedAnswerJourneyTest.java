package shop.xiaoer.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import shop.xiaoer.journey.testing.ModelShop;
import shop.xiaoer.journey.testing.ShopperClient;
import shop.xiaoer.journey.testing.TestShop;

/** What the model is given to answer from, and what never comes to it. */
class GroundedAnswerJourneyTest {
    private final TestShop shop = ModelShop.shared();
    private final AtomicReference<String> asked = new AtomicReference<>("");

    private JsonNode answer(String language, String text, String reply) {
        ModelShop.ENGINE.says(prompt -> {
            asked.set(prompt);
            return List.of(reply);
        });
        try (ShopperClient shopper = ShopperClient.open(shop, language)) {
            return shopper.ask(text);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "zh|竹节那个 倒滚烫的茶进去 光手拿得住吗会不会烫|竹节双层玻璃杯|握着不烫手[1]。|不烫手",
                "en|does the santoku come bare or is there smth to keep the blade covered|keen-edge santoku|"
                        + "A sheath comes with it [1].|sheath"
            })
    void goodsThatAreCalledByHalfTheirNameAreInTheEvidence(
            String language, String text, String name, String reply, String said) {
        JsonNode answered = answer(language, text, reply);

        assertThat(asked.get()).contains(name);
        assertThat(answered.path("route").asText()).as(answered.toString()).isEqualTo("generated");
        assertThat(answered.path("text").asText()).contains(said);
    }

    @Test
    void eachPageComesWithItsTitleAndATalkThatHasNotBegunLeavesNoEmptyTags() {
        answer("en", "my tiny guesthouse lends your cups to guests, is that alright with your terms", "Yes [1].");

        assertThat(asked.get())
                .contains("[1] ")
                .doesNotContain("<conversation>")
                .contains("Question: my tiny guesthouse");
        assertThat(asked.get().lines().filter(line -> line.startsWith("[1] ")).toList())
                .as("the first line of a passage is its title")
                .allSatisfy(line -> assertThat(line).hasSizeLessThan(80));
    }

    @Test
    void aFactThatLeavesMostOfTheQuestionOpenIsForTheModelToRead() {
        JsonNode answered = answer("zh", "折叠伞大风天顶用吗 几级风试过 吹了多久", "八级风吹了五分钟，伞骨没有断[1]。");

        assertThat(asked.get()).contains("六骨折叠伞");
        assertThat(answered.path("route").asText()).isEqualTo("generated");
    }

    @Test
    void aFactThatIsAskedForPlainlyNeedsNoModel() {
        asked.set("");
        JsonNode answered = answer("zh", "云朵保温杯能保温多久", "不该问到这里。");

        assertThat(answered.path("text").asText()).contains("12小时");
        assertThat(answered.path("route").asText()).isEqualTo("known");
        assertThat(asked.get()).isEmpty();
    }
}
