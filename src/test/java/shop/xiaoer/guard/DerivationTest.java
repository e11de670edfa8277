package shop.xiaoer.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import shop.xiaoer.text.Language;

/** A figure that follows from the evidence is as good as one that stands there; one that nearly follows is not. */
class DerivationTest {
    private final Guards guards = Guards.unweighed();

    @ParameterizedTest(name = "{2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "云朵保温杯 88元。竹茶盘 48元。 | 两个一起多少钱 | 一共136元。",
                "云朵保温杯 88元。竹茶盘 48元。 | 差多少 | 保温杯贵40元。",
                "满99元包邮。云朵保温杯 88元。 | 买一个保温杯包邮吗 | 88元的话，还差11元才包邮。",
                "蜡烛 单只68元，三只装178元。 | 三只装划算多少 | 单买三只要204元，三只装省26元。",
                "车厘子 2.5公斤218元。 | 多少钱一斤 | 218元五斤，一斤43块6。",
                "猫粮 2公斤装138元。 | 一公斤合多少 | 合69元一公斤。",
                "衣架 10只装88元。 | 一只多少 | 一只不到9块钱。",
                "银卡95折。 | 我银卡，200的东西多少钱 | 银卡95折，200元的是190元。",
                "定价24元，售价18元。 | 打几折 | 24元现在卖18元，相当于七五折。",
                "耳机 单耳4.6克。 | 一对多重 | 单耳4.6克，一对9.2克。",
                "隐形眼镜 30片装。 | 两只眼睛一盒戴几天 | 一天两片，30片刚好15天。",
                "水箱4升，加湿量每小时300毫升。 | 一箱能撑多久 | 4升的水箱每小时用300毫升，能撑13个小时出头。",
                "课程48课时，每课25分钟。 | 一共几小时 | 25分钟一节，48节一共20小时。",
                "保质期18个月。2026年3月采摘。 | 到什么时候 | 18个月从2026年3月算，到2027年9月。",
                "12月18日至20日暂停发货。 | 停几天 | 停三天。",
                "开票后30天内可重开。 | 2月14号开的，最晚哪天 | 30天内，也就是3月16号前。",
                "付款后 7 天内可退。 | 9 月 12 号付的，最晚几号 | 9 月 19 号前能退。",
                "100分抵1元。 | 抵10元要多少分 | 抵10元要1000分。",
                "模特身高172厘米，体重52公斤。 | 多高多重 | 模特1米72，104斤。",
                "头围54到61厘米可调。 | 62的戴得了吗 | 54到61厘米可以调，62厘米就超了。",
                "最高处135厘米。 | 1米7站得直吗 | 站不直，最高处只有1米35。",
                "Returns within 30 days of delivery. | delivered 3 march, last day? | 30 days from 3 March takes you to 2 April.",
                "Ships in 7 to 15 days. | leaves on 1 December, when is it here | Between 8 and 16 December.",
                "Open 11 am to 5 pm on Sundays. | how long | From 11 to 5, so six hours.",
                "Gold from 1,000 points a year. | how many more with 715 | You need 285 more points.",
                "Three for 7.50 GBP, 2.80 GBP each. | what do I save | Three singles would be £8.40, so you save 90 pence.",
                "Standing desk $549. Assembly $79. | with assembly? | The desk is $549 and assembly $79, so $628 in all.",
                "Yarn 6.20 EUR a ball, 10% off from 10 balls. | 12 balls | Twelve are 74.40 EUR, and 10% off brings it down to 66.96 EUR.",
                "Maximum load 130 kg. | I'm 105, my dog is 20 | You two are 125 kg together, within the 130 kg.",
                "High 400 lumens, middle 100 lumens. | how bright is the middle | A quarter of the high one: 100 against 400 lumens.",
                "100 points = 3 EUR. | what are 500 points worth | 15 EUR.",
                "Compact 142 cm, XL 178 cm. | how much taller is the XL | 36 cm taller.",
                "Box office open daily 14-21. | can I come at noon | It opens at 2 pm.",
            })
    void whatFollowsPasses(String evidence, String question, String reply) {
        assertThat(figures(evidence, question, reply)).isEmpty();
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "云朵保温杯 88元。竹茶盘 48元。 | 两个一起多少钱 | 一共126元。",
                "云朵保温杯 88元。竹茶盘 48元。 | 差多少 | 保温杯贵30元。",
                "云朵保温杯 价格88元，316不锈钢内胆，容量500ml，保温12小时。 | 多少钱，能装多少 | 内胆是304不锈钢的。",
                "衣架 10只装88元。 | 一只多少 | 一只不到8块钱。",
                "银卡95折。 | 我银卡，200的东西多少钱 | 银卡95折，200元的是185元。",
                "焖茶壶 168元，容量1.2升。 | 焖茶壶多大 | 现在打八折，134.4元。",
                "水箱4升，加湿量每小时300毫升。 | 一箱能撑多久 | 能撑20个小时。",
                "付款后7天内可退。 | 9月12号付的，最晚几号 | 9月21号前能退。",
                "保质期18个月。2026年3月采摘。 | 到什么时候 | 到2027年12月。",
                "满99元包邮，不满99元运费8元。 | 邮费多少 | 满88元包邮。",
                "内地一般发出后2到4天到。 | 什么时候到 | 内地一般发出后1到3天到。",
                "Standing desk $549. Assembly $79. | with assembly? | $638 in all.",
                "New members get 1 coupon, valid for 30 days. | can I combine two coupons | The coupon is valid for 60 days.",
                "Gold from 1,000 points a year. | how many more with 715 | You need 385 more points.",
                "Returns within 30 days of delivery. | delivered 3 march, last day? | Until 5 April.",
            })
    void whatNearlyFollowsIsHeld(String evidence, String question, String reply) {
        assertThat(figures(evidence, question, reply)).isNotEmpty();
    }

    private List<String> figures(String evidence, String question, String reply) {
        Language language = Language.detect(question, Language.ZH);
        return guards.check(reply, GuardContext.of(language, question, List.of(evidence))).stream()
                .map(Verdict::guard)
                .filter(List.of("price", "number", "date", "window")::contains)
                .toList();
    }
}
