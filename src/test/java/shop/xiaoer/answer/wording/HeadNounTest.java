package shop.xiaoer.answer.wording;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import shop.xiaoer.text.Localized;

class HeadNounTest {
    @ParameterizedTest
    @CsvSource({
        "盖碗多大, 听雨盖碗, the rain gaiwan, true",
        "碗多大, 听雨盖碗, the rain gaiwan, false",
        "保温多久, 云朵保温杯, the cloud thermos, false",
        "保温杯多重, 云朵保温杯, the cloud thermos, true",
        "how loud are the humidifiers, 桌面加湿器, the desktop humidifier, true",
        "how loud is the desktop one, 桌面加湿器, the desktop humidifier, false",
    })
    void the_end_of_a_name_calls_the_thing(String text, String zh, String en, boolean called) {
        assertThat(HeadNoun.isIn(text, new Localized(zh, en))).isEqualTo(called);
    }
}
