package shop.xiaoer.intent.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import shop.xiaoer.catalog.Product;
import shop.xiaoer.knowledge.testing.DemoShop;
import shop.xiaoer.text.Language;

class ShopColoursTest {
    private final List<Product> products = DemoShop.products(DemoShop.read());
    private final Entities entities = new Entities(new ProductNames(products), ShopColours.of(products));

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "石纹杯苔绿还有货么|苔绿",
                "有没有墨蓝色|墨蓝",
                "藏蓝的退了没|藏蓝",
                "does it come in ink green|ink green",
                "the mist gray one|mist gray",
                // a colour that the shop has not is one all the same
                "有没有紫色的|紫",
                "绿茶多少钱|-",
            })
    void theNamesThatTheShopGaveItsColoursAreFound(String text, @org.jspecify.annotations.Nullable String wanted) {
        String found = entities.find(text, Language.detect(text, Language.ZH)).stream()
                .filter(entity -> entity.type() == Entity.Type.colour)
                .map(Entity::value)
                .collect(Collectors.joining(" "));

        assertThat(found).isEqualTo(wanted == null ? "" : wanted);
    }
}
