package shop.xiaoer.answer.wording;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PointingTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "那款什么价",
                "这个有货吗",
                "它比别的贵在哪？容量多大",
                "how much does that cost?",
                "and the small one?",
                "is it available",
                "what colours does this come in",
            })
    void goodsArePointedAt(String text) {
        assertThat(Pointing.atGoods(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "这个怎么退",
                "这个订单多少钱",
                "多少钱",
                "那个快递费多少钱",
                "how much does it cost to ship this",
                "when will it be back in stock",
                "is this a bot",
            })
    void otherMattersAreNot(String text) {
        assertThat(Pointing.atGoods(text)).isFalse();
    }
}
