package shop.xiaoer.intent.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import shop.xiaoer.catalog.Money;
import shop.xiaoer.catalog.Product;
import shop.xiaoer.text.Language;
import shop.xiaoer.text.Localized;

class ProductNamesTest {
    private final ProductNames names = new ProductNames(List.of(
            product("P1001", "云朵保温杯", "cloud thermos", List.of("云朵杯"), List.of("cloud flask")),
            product("P1002", "云朵保温杯大号", "cloud thermos large", List.of(), List.of()),
            product("P1003", "龙井", "Longjing", List.of("茶"), List.of("tea")),
            product("P1004", "山岚铁壶", "mist iron kettle", List.of("茶"), List.of())));

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "云朵保温杯多少钱|P1001@云朵保温杯",
                "雲朵保溫杯還有嗎|P1001@雲朵保溫杯",
                "云朵 保温杯|P1001@云朵 保温杯",
                "云朵保温杯大号有货吗|P1002@云朵保温杯大号",
                "云朵杯和龙井|P1001@云朵杯 P1003@龙井",
                "How much is the Cloud Thermos?|P1001@Cloud Thermos",
                "two cloud thermoses please|P1001@cloud thermoses",
                "ｃｌｏｕｄ ｔｈｅｒｍｏｓ|P1001@ｃｌｏｕｄ ｔｈｅｒｍｏｓ",
                "cloud-thermos price|P1001@cloud-thermos",
                "cloudthermos price|P1001@cloudthermos",
                "cluod thermos price|P1001@cluod thermos",
                "cloud thermo price|P1001@cloud thermo",
                "cloud thremos|P1001@cloud thremos",
                "云多保温杯|P1001@云多保温杯",
                "云朵保文杯|P1001@云朵保文杯",
                "p1001 多少钱|P1001@p1001",
                "P 1001|P1001@P 1001",
                "P10011|-",
                "云杉保暖壶|-",
                "teapot|-",
                "I like cloudy weather and thermodynamics|-",
                "茶|P1003@茶 P1004@茶",
                "mist iron kettles|P1004@mist iron kettles",
                "is the iron kettle heavy|P1004@iron kettle",
                "thermos large|P1002@thermos large",
                "cloud and iron|-",
            })
    void goodsAreFoundByName(String text, @org.jspecify.annotations.Nullable String wanted) {
        String found = String.join(
                " ",
                names.find(text).stream()
                        .map(named -> named.id() + "@" + named.text())
                        .toList());

        assertThat(found).isEqualTo(wanted == null ? "" : wanted);
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "does the gaiwan go in the dishwasher|P1@gaiwan",
                "盖碗能微波吗|P1@盖碗",
                "两个盖碗和一条盖毯|P1@盖碗 P2@盖毯",
                "return the throw and the gaiwan|P2@throw P1@gaiwan",
                "are the throws in stock|P2@throws",
                // two goods end so
                "保温杯多少钱|-",
                // said of parcels as well
                "the bag was torn|-",
                "礼盒破了|-",
                // inside another name, not at its end
                "羊毛的有吗|-",
            })
    void theEndOfANameStandsForTheWholeWhereNoOtherNameHasIt(
            String text, @org.jspecify.annotations.Nullable String wanted) {
        ProductNames few = new ProductNames(List.of(
                product("P1", "白瓷盖碗", "white porcelain gaiwan", List.of(), List.of()),
                product("P2", "羊毛混纺盖毯", "wool-blend throw", List.of(), List.of()),
                product("P3", "云朵保温杯", "cloud thermos", List.of(), List.of()),
                product("P4", "山影保温杯", "mountain thermos", List.of(), List.of()),
                product("P5", "四季茶礼盒", "four seasons tea bag", List.of(), List.of())));

        assertThat(few.findByAnyPart(text).stream()
                        .map(named -> named.id() + "@" + named.text())
                        .toList())
                .isEqualTo(wanted == null ? List.of() : List.of(wanted.split(" ")));
    }

    @Test
    void theQuestionIsLeftWithoutTheName() {
        assertThat(names.without("云朵保温杯的容量是多少？")).isEqualTo("的容量是多少？");
        assertThat(names.without("What does the cloud thermos cost?")).isEqualTo("What does the   cost?");
    }

    @ParameterizedTest
    @CsvSource({
        "thermos,thermos,true",
        "thermos,themos,true",
        "thermos,thermoss,true",
        "thermos,tehrmos,true",
        "thermos,thermas,true",
        "thermos,thenmas,false",
        "thermos,therm,false",
        "ab,ba,true",
        "a,,true",
        "abc,,false"
    })
    void oneTypoIsForgivenAndNoTwo(String one, @org.jspecify.annotations.Nullable String other, boolean forgiven) {
        assertThat(ProductNames.oneTypo(one, other == null ? "" : other)).isEqualTo(forgiven);
    }

    static Product product(String id, String zh, String en, List<String> aliasesZh, List<String> aliasesEn) {
        return new Product(
                id,
                "drinkware",
                new Localized("杯壶", "Drinkware"),
                "general",
                new Localized(zh, en),
                Map.of(Language.ZH, aliasesZh, Language.EN, aliasesEn),
                new Money(BigDecimal.TEN, "CNY"),
                1,
                true,
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }
}
