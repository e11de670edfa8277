package shop.xiaoer.intent;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DispleasureTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "包裹怎么还没到，都五天了",
                "快点退钱！！",
                "质量太差，我要退货",
                "the lid is rubbish, I want to return it",
                "cancel it NOW",
                "two weeks and still nothing, where is it",
            })
    void impatienceIsHeard(String text) {
        assertThat(Displeasure.in(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "我的包裹到哪了",
                "我要退货，谢谢！",
                "怎么还没发货",
                "七天了还能退吗",
                "垃 圾",
                "where is my parcel now",
                "I'd like to return the lid",
            })
    void aCalmWishIsNone(String text) {
        assertThat(Displeasure.in(text)).isFalse();
    }
}
