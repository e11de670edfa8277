package shop.xiaoer.intent;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursingTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "妈的什么破店",
                "等了十天，妈的",
                "妈的！我妈的快递呢",
                "真他妈烂",
                "他妈的还不发货",
                "你们他媽的骗人",
                "这他妈什么服务",
                "你妈的退钱",
                "操你妈",
                "去你妈的",
            })
    void aCurseIsHeard(String text) {
        assertThat(Cursing.in(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "有没有适合送妈妈的茶",
                "我妈的地址怎么改",
                "爸妈的包裹分开寄",
                "姑妈的杯盖丢了",
                "妈的生日要到了",
                "孩子他妈的水杯多大",
                "给你妈的礼物",
                "他妈喜欢喝红茶",
                "你妈妈喜欢吗",
                "寄到尼玛县",
            })
    void aMotherIsNoCurse(String text) {
        assertThat(Cursing.in(text)).isFalse();
    }
}
