package shop.xiaoer.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PersonalDataTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "我手机号13812345678，麻烦尽快 | phone | 13812345678",
                "打 +86 138-1234-5678 就行 | phone | +86 138-1234-5678",
                "座机021-55501234 | phone | 021-55501234",
                "ring me on +44 20 7946 0123 please | phone | +44 20 7946 0123",
                "Fax: 9498777106 | phone | 9498777106",
                "发到 lin.mei@shop.example 吧 | email | lin.mei@shop.example",
                "卡号 4532 0151 1283 0366 被扣了 | card | 4532 0151 1283 0366",
                "身份证11010519491231002X | identity | 11010519491231002X",
                "my SSN is 078-05-1120 | socialSecurity | 078-05-1120",
                "My IBAN is GB29 NWBK 6016 1331 9268 19 ok | iban | GB29 NWBK 6016 1331 9268 19",
                "订单XE2026110002到哪了 | order | XE2026110002",
                "单号SF1234567890123 | order | SF1234567890123",
                "地址是杭州市西湖区文三路138号2幢501室 | address | 杭州市西湖区文三路138号2幢501室",
                "deliver it to 14 Mill Lane York and ring | address | 14 Mill Lane",
                "我叫王小美，电话错了 | name | 王小美",
                "My name is Ann Lee and | name | Ann Lee",
                "my ip 41.173.96.26 is blocked | ip | 41.173.96.26",
            })
    void whatTellsWhoSomebodyIsIsFound(String text, String kind, String found) {
        List<PersonalData.Found> all = PersonalData.find(text);
        assertThat(all).anySatisfy(one -> {
            assertThat(one.kind().name()).isEqualTo(kind);
            assertThat(text.substring(one.from(), one.to())).contains(found);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "保温杯88元，能装500毫升，保温12小时",
                "2026-11-22 下的单，满199减20",
                "买了2个，尺码42.5，颜色雾蓝",
                "我叫什么你知道吗",
                "The jacket is size 10-12 and costs 1,299.00",
                "open 9:00-21:00, 7 days",
                "P1001 and P1002, which is lighter?",
                "see https://shop.example/orders/5550101234",
                "走到文三路的路口",
                "4532 0151 1283 0367 has a wrong check digit",
            })
    void figuresOfGoodsAndDaysAreNone(String text) {
        assertThat(PersonalData.find(text)).isEmpty();
    }

    @Test
    void findingsAreInOrderAndApartAndAHugeTextEndsSoon() {
        String text = "13812345678 ann@shop.example 4532015112830366 ".repeat(2000);
        List<PersonalData.Found> found = PersonalData.find(text);
        assertThat(found).hasSizeGreaterThan(1000);
        for (int i = 1; i < found.size(); i++) {
            assertThat(found.get(i).from())
                    .isGreaterThanOrEqualTo(found.get(i - 1).to());
        }
        assertThat(PersonalData.find("1-".repeat(20_000))).isEmpty();
        assertThat(PersonalData.find("a.".repeat(20_000) + "@")).isEmpty();
    }
}
