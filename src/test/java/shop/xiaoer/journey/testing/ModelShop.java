package shop.xiaoer.journey.testing;

import shop.xiaoer.llm.testing.Waiting;

/** The demo shop with a model that says what a test tells it to; shared, one test at a time. */
public final class ModelShop {
    public static final FakeEngine ENGINE = FakeEngine.start();

    private ModelShop() {}

    /** Waits until the model is up. */
    public static TestShop shared() {
        return Shared.SHOP;
    }

    private static final class Shared {
        static final TestShop SHOP = start();

        private static TestShop start() {
            TestShop shop = TestShop.start(ENGINE.settings());
            Waiting.until(
                    "the model is up",
                    () -> Json.read(shop.get("/health/ready").body())
                            .at("/parts/model/state")
                            .asText()
                            .equals("up"));
            return shop;
        }
    }
}
