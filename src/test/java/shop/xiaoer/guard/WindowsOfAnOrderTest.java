package shop.xiaoer.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import shop.xiaoer.text.Language;

/** Whether a window is past or open is said by the order's own days, and by nothing else. */
class WindowsOfAnOrderTest {
    private static final LocalDate DELIVERED = LocalDate.of(2026, 11, 1);
    private static final String SEVEN_DAYS = "签收后7天内可以无理由退货。";
    private static final String THIRTY_DAYS = "Returns are accepted within 30 days of delivery.";

    private static List<String> found(String reply, String evidence, @Nullable OrderFacts order) {
        GuardContext context = new GuardContext(
                Language.detect(reply, Language.ZH),
                "能退吗",
                List.of(evidence),
                List.of(),
                order,
                Set.of(),
                Set.of(),
                Set.of());
        return new WindowGuard()
                .judge(Statement.of(reply, ""), Material.of(context)).stream()
                        .map(Guard.Finding::why)
                        .toList();
    }

    private static OrderFacts order(@Nullable LocalDate delivered, @Nullable LocalDate today) {
        return new OrderFacts(
                "XE2026110003",
                "delivered",
                List.of(),
                null,
                "CNY",
                delivered == null ? Map.of() : Map.of("deliveredAt", delivered),
                Map.of(),
                today);
    }

    private static OrderFacts after(int days) {
        return order(DELIVERED, DELIVERED.plusDays(days));
    }

    @ParameterizedTest(name = "after {0} days: {1}")
    @CsvSource({
        "3, 已经超过7天了",
        "7, 已经超过7天了",
        "6, It is more than 7 days since it came",
        "0, 已过1天",
    })
    void aWindowThatIsStillOpenIsNotSaidToBePast(int days, String reply) {
        assertThat(found(reply, SEVEN_DAYS, after(days))).containsExactly("only " + days + " days have passed");
    }

    @ParameterizedTest(name = "after {0} days: {1}")
    @CsvSource({
        "8, 已经超过7天了",
        "30, It is more than 7 days since it came",
        "3, 已经超过12小时了",
        "3, 已经超过500克了",
        "3, 签收后7天内可以退",
    })
    void whatIsPastByTheDaysOrCountsNoDaysMayBeSaid(int days, String reply) {
        assertThat(found(reply, SEVEN_DAYS, after(days))).isEmpty();
    }

    @ParameterizedTest(name = "after {0} days: {1}")
    @CsvSource({"8, 这单还能退", "20, 可以申请退货", "8, 能退"})
    void whatIsPastIsNotSaidToBeOpen(int days, String reply) {
        assertThat(found(reply, SEVEN_DAYS, after(days))).containsExactly(days + " days have passed");
    }

    @ParameterizedTest(name = "after {0} days: {1}")
    @CsvSource({"7, 这单还能退", "1, 可以申请退货", "8, 这单不能退了", "8, 质量问题还能退", "8, 如果没拆封还能退"})
    void whatIsOpenOrDeniedOrARuleMayBeSaid(int days, String reply) {
        assertThat(found(reply, SEVEN_DAYS, after(days))).isEmpty();
    }

    @Test
    void theLongestWindowForReturnsCountsAndNoOther() {
        assertThat(found("It can still be returned", THIRTY_DAYS, after(31))).containsExactly("31 days have passed");
        assertThat(found("It can still be returned", THIRTY_DAYS, after(30))).isEmpty();
        assertThat(found("可以申请退货", SEVEN_DAYS + "质量问题15天内可以退货。", after(12))).isEmpty();
        assertThat(found("可以申请退货", SEVEN_DAYS + "保修365天。", after(12)))
                .as("a warranty is no window for returns")
                .hasSize(1);
        assertThat(found("可以申请退货", "保修365天。", after(12)))
                .as("no page names a window")
                .isEmpty();
    }

    @Test
    void withoutTheOrdersDaysNothingIsKnown() {
        assertThat(found("已经超过7天了", SEVEN_DAYS, null)).isEmpty();
        assertThat(found("已经超过7天了", SEVEN_DAYS, order(null, DELIVERED))).isEmpty();
        assertThat(found("已经超过7天了", SEVEN_DAYS, order(DELIVERED, null))).isEmpty();
        assertThat(found("已经超过7天了", SEVEN_DAYS, after(3))).hasSize(1);
    }

    @Test
    void inAnotherLanguageFiguresAndActsAreHeldAndWordsAreNot() {
        GuardContext page = GuardContext.of(Language.EN, "how long does it keep warm", List.of("云朵保温杯 价格88元，保温12小时。"));
        Guards across = Guards.acrossLanguages();

        assertThat(across.check("It keeps warm for 12 hours.", page)).isEmpty();
        assertThat(across.check("It keeps warm for 24 hours.", page))
                .extracting(Verdict::guard)
                .containsExactly("window");
        assertThat(across.check("Made of titanium by hand.", page)).isEmpty();
        assertThat(new Guards().check("Made of titanium by hand.", page)).isNotEmpty();
    }
}
