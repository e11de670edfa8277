package shop.xiaoer.guard;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RefusalTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "店里的资料没有写到云朵保温杯获奖。",
                "抱歉。资料里没有提到这一点。",
                "The information does not mention a design award.",
                "Sorry. Our material does not say whether it is BPA-free.",
            })
    void aReplyThatOnlySaysTheMaterialIsSilentRefuses(String reply) {
        assertThat(Guards.refuses(reply)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "云朵保温杯保温12小时。",
                "资料里没有写它的产地。不过它是316不锈钢的。",
                "The material does not mention an award. It keeps warm for 12 hours.",
                "Sorry.",
                "",
            })
    void aReplyThatSaysMoreDoesNot(String reply) {
        assertThat(Guards.refuses(reply)).isFalse();
    }
}
