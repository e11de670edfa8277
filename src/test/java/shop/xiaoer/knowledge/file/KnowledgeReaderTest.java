package shop.xiaoer.knowledge.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import shop.xiaoer.catalog.Order;
import shop.xiaoer.catalog.Product;
import shop.xiaoer.handoff.ReplyClock;
import shop.xiaoer.knowledge.Article;
import shop.xiaoer.knowledge.Fault;
import shop.xiaoer.knowledge.Policies;
import shop.xiaoer.knowledge.ProductSeed;
import shop.xiaoer.knowledge.Snapshot;
import shop.xiaoer.knowledge.testing.SmallShop;
import shop.xiaoer.text.Language;

class KnowledgeReaderTest {
    private final KnowledgeReader reader = new KnowledgeReader("CNY");

    @Test
    void aGoodShopHasNoFaults() {
        assertThat(new SmallShop().read().faults()).isEmpty();
    }

    @Test
    void anArticleKnowsItsParagraphs() {
        Article zh = new SmallShop().read().article("ship", Language.ZH).orElseThrow();
        Article en = new SmallShop().read().article("ship", Language.EN).orElseThrow();

        assertThat(zh.answer()).isEqualTo("下午四点前付款，当天发出。其他第二天发出。");
        assertThat(zh.paragraphs()).hasSize(2);
        assertThat(zh.questions()).hasSize(3);
        assertThat(en.answer()).isEqualTo("Paid before four, it leaves the same day.");
    }

    @Test
    void aProductCountsItsPricesFromTheFirstStart() {
        Product product = new SmallShop().read().products().getFirst().at(LocalDate.of(2026, 11, 21));

        assertThat(product.price().plain()).isEqualTo("88");
        assertThat(product.priceHistory().getFirst().from()).isEqualTo(LocalDate.of(2026, 9, 22));
        assertThat(product.attribute("material").orElseThrow().label().en()).isEqualTo("material");
    }

    @Test
    void anOrderCountsItsTimesFromTheFirstStart() {
        Instant start = Instant.parse("2026-11-21T08:00:00Z");
        Order order = new SmallShop().read().orders().getFirst().at(start);

        assertThat(order.placedAt()).isEqualTo(Instant.parse("2026-11-18T08:00:00Z"));
        assertThat(order.total().plain()).isEqualTo("176");
        assertThat(order.items().getFirst().name().zh()).isEqualTo("云朵保温杯");
        assertThat(order.deliveredAt()).isNull();
    }

    @Test
    void policiesAreTypedAndWhole() {
        Policies policies = new SmallShop().read().policies();

        assertThat(policies.returns().excludedCategories()).containsExactly("food");
        assertThat(policies.of("return").at("/more/deep/1").decimalValue()).isEqualByComparingTo("2.5");
        assertThat(policies.of("nothing").isMissingNode()).isTrue();
        assertThat(policies.track().shipWithinHours()).isEqualTo(24);
    }

    @Test
    void hoursAreReadAndThoseOfTheShopStandIn() {
        ZonedDateTime monday = ZonedDateTime.parse("2026-11-23T08:30:00+08:00");
        Snapshot snapshot = new SmallShop().with("hours.yaml", """
                week: {monday: [{from: "08:00", to: "09:00"}]}
                holidays: [{from: "2026-11-30", to: "2026-11-30", open: []}]
                replyClock: pinduoduo
                skills: {angry: care}
                """).read();

        assertThat(snapshot.faults()).isEmpty();
        assertThat(snapshot.desk().hours().open(monday)).isTrue();
        assertThat(snapshot.desk().hours().open(monday.plusDays(7))).isFalse();
        assertThat(snapshot.desk().clock()).isEqualTo(ReplyClock.PINDUODUO);
        assertThat(snapshot.desk().skills()).containsEntry("angry", "care");
        assertThat(new SmallShop().read().desk().hours().open(monday)).isFalse();
        assertThat(new SmallShop().read().desk().hours().open(monday.plusHours(1)))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "week: {monday: [{from: \"8\", to: \"09:00\"}]}",
                "week: {mondays: []}",
                "holidays: [{from: \"2026-11-30\", to: \"2026-11-29\"}]",
                "holidays: [{from: soon, to: \"2026-11-29\"}]",
                "replyClock: amazon",
                "skills: {hungry: care}"
            })
    void aSlipInTheHoursIsTold(String text) {
        assertThat(new SmallShop().with("hours.yaml", text).read().faults())
                .singleElement()
                .satisfies(fault -> assertThat(fault.file()).isEqualTo("hours.yaml"));
    }

    @ParameterizedTest(name = "{0}: {1} -> {2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "shop.yaml|confidence: {answer: 0.5|confidence: {answer: 0.5, answr: 1|4|unknown key 'answr'",
                "shop.yaml|from: \"09:00\"|from: \"9 Uhr\"|3|no time of day",
                "shop.yaml|name: {zh: 小店, en: Small Shop}|name: {zh: 小店, en: Small Shop|2|no YAML",
                "shop.yaml|askBack: 0.3|askBack: 0.8|4|askBack",
                "shop.yaml|askBack: 0.3|askBack: 0.3, generated: 2|4|no number from 0 to 1",
                "products/drinkware.yaml|price: \"88.00\"\\n    stock|stock|5|'price' is missing",
                "products/drinkware.yaml|stock: 5|stock: many|9|no whole number",
                "products/drinkware.yaml|    returnable: true|\\treturnable: true|10|no YAML",
                "products/drinkware.yaml|[\"attribute:material\"]|[\"attribute:size\"]|14|is not among those",
                "products/drinkware.yaml|from: -20d|from: -70d|22|oldest to the newest",
                "products/drinkware.yaml|from: -20d, price: \"88.00\"|from: -20d, price: \"87.00\"|20|last price",
                "products/drinkware.yaml|compliance: general|compliance: generell|3|no category",
                "products/drinkware.yaml|en: cloud thermos}|fr: nuage}|6|'en' is missing",
                "faq/zh/ship.md|---\\nid: ship|id: ship|1|header is missing",
                "faq/zh/ship.md|intent: policyQuestion\\n---|intent: policyQuestion|1|not closed",
                "faq/zh/ship.md|title: 多久发货？|title: \"多久发货？|4|no YAML",
                "faq/zh/ship.md|lang: zh|lang: en|3|lies in the folder",
                "faq/zh/ship.md|intent: policyQuestion|intent: policy|1|no intent 'policy'",
                "faq/zh/ship.md|id: ship|id: ships|1|missing in the other language",
                "intents/all.yaml|{any: [track, tracking], all: [order], not: [policy]}|{not: [policy]}|11|needs 'any' or 'all'",
                "intents/all.yaml|{any: [快递, 包裹], all: [哪], not: [公司]}|{any: [快递], maybe: [哪]}|8|unknown key 'maybe'",
                "intents/all.yaml|route: knowledge|route: somewhere|25|is none of",
                "policies/return.yaml|windowDays: 7|windowDays: -1|2|no whole number",
                "orders.yaml|state: shipped|state: lost|5|is none of",
                "orders.yaml|product: P1|product: P9|6|no product 'P9'",
                "orders.yaml|placed: -3d|placed: yesterday|7|no time like",
            })
    void aFaultIsNamedByFileAndLine(String file, String old, String by, int line, String message) {
        List<Fault> faults = new SmallShop()
                .replace(
                        file,
                        old.replace("\\n", "\n").replace("\\t", "\t"),
                        by.replace("\\n", "\n").replace("\\t", "\t"))
                .read()
                .faults();

        assertThat(faults).anySatisfy(fault -> {
            assertThat(fault.file()).isEqualTo(file);
            assertThat(fault.message()).contains(message);
            assertThat(fault.line()).isEqualTo(line);
        });
    }

    @Test
    void aFactWithoutALabelIsLeftOutAndReported() {
        Snapshot snapshot = new SmallShop()
                .replace("attributes.yaml", "key: material", "key: metal")
                .read();

        assertThat(snapshot.faults())
                .extracting(Fault::toString)
                .singleElement()
                .asString()
                .startsWith("products/drinkware.yaml:12: attribute 'material' of P1 is not in attributes.yaml");
        assertThat(snapshot.products().getFirst().attributes()).isEmpty();
    }

    @Test
    void aBrokenFileServesWhatItGaveBeforeAndTheRestIsNew() {
        SmallShop shop = new SmallShop();
        Snapshot before = shop.read();
        shop.replace("faq/zh/ship.md", "title: 多久发货？", "title: \"多久发货？")
                .replace("faq/en/ship.md", "the same day", "at once");

        Snapshot after = reader.read(shop.files(), before);

        assertThat(after.article("ship", Language.ZH)).isPresent();
        assertThat(after.article("ship", Language.EN).orElseThrow().answer()).contains("at once");
        assertThat(after.generation()).isEqualTo(2);
        assertThat(after.faults()).extracting(Fault::file).containsExactly("faq/zh/ship.md");
    }

    @Test
    void aFileThatStaysBrokenGoesOnServing() {
        SmallShop shop = new SmallShop();
        Snapshot first = shop.read();
        shop.with("faq/zh/ship.md", "broken");
        Snapshot second = reader.read(shop.files(), first);
        shop.with("faq/zh/ship.md", "still broken");
        Snapshot third = reader.read(shop.files(), reader.read(shop.files(), second));

        assertThat(third.article("ship", Language.ZH)).isPresent();
        assertThat(third.faults()).hasSize(1);
    }

    @Test
    void aProductThatBreaksServesItsOldFactsBesideItsNewNeighbours() {
        SmallShop shop = new SmallShop();
        String second = """
                  - id: P2
                    name: {zh: 茶, en: tea}
                    price: "10.00"
                    stock: 1
                    returnable: false
                    priceHistory: [{from: -1d, price: "10.00"}]
                """.indent(0);
        shop.with("products/drinkware.yaml", shop.files().getOrDefault("products/drinkware.yaml", "") + second);
        Snapshot before = shop.read();
        shop.replace("products/drinkware.yaml", "stock: 5", "stock: five")
                .replace("products/drinkware.yaml", "stock: 1\n", "stock: 7\n");

        Snapshot after = reader.read(shop.files(), before);

        assertThat(after.products()).extracting(ProductSeed::id).containsExactly("P1", "P2");
        assertThat(after.products()).extracting(ProductSeed::stock).containsExactly(5, 7);
    }

    @Test
    void whatIsTakenOutOfAWholeFileIsGone() {
        SmallShop shop = new SmallShop();
        Snapshot before = shop.read();
        shop.without("orders.yaml");

        assertThat(reader.read(shop.files(), before).orders()).isEmpty();
    }

    @Test
    void aBadRuleIsLeftOutAndItsNeighboursStay() {
        Snapshot snapshot = new SmallShop()
                .replace("intents/all.yaml", "- 物流到哪", "- {not: [快递]}")
                .read();

        assertThat(snapshot.intent("trackOrder").orElseThrow().rules()).hasSize(3);
        assertThat(snapshot.faults()).hasSize(1);
    }

    @Test
    void anIdThatStandsInTwoFilesIsReported() {
        SmallShop shop = new SmallShop();
        shop.with("intents/more.yaml", shop.files().getOrDefault("intents/all.yaml", ""));

        assertThat(shop.read().faults())
                .extracting(Fault::message)
                .contains("intent return stands already in intents/all.yaml");
        assertThat(shop.read().intents()).hasSize(3);
    }

    @Test
    void theHashFollowsTheContent() {
        assertThat(new SmallShop().read().hash())
                .isEqualTo(new SmallShop().read().hash());
        assertThat(new SmallShop().replace("shop.yaml", "小店", "大店").read().hash())
                .isNotEqualTo(new SmallShop().read().hash());
    }

    @Test
    void noDamageOfAFileEverThrows() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        SortedMap<String, String> good = new SmallShop().files();
        Snapshot before = new SmallShop().read();
        for (int round = 0; round < 100; round++) {
            SortedMap<String, String> damaged = new TreeMap<>(good);
            damaged.replaceAll((path, text) -> damage(text, random));
            Snapshot snapshot = reader.read(damaged, before);
            for (Fault fault : snapshot.faults()) {
                long lines = damaged.getOrDefault(fault.file(), "").lines().count() + 1;
                assertThat((long) fault.line()).as("seed %d: %s", seed, fault).isBetween(1L, Math.max(lines, 40L));
            }
        }
    }

    private static String damage(String text, Random random) {
        int from = random.nextInt(text.length());
        int to = Math.min(text.length(), from + random.nextInt(6));
        String noise = "{}[]:-\"'\n\t&*#|>%@`,\u0000\uD83D";
        char sign = noise.charAt(random.nextInt(noise.length()));
        return text.substring(0, from) + sign + text.substring(to);
    }
}
