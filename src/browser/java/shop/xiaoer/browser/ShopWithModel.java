package shop.xiaoer.browser;

import shop.xiaoer.journey.testing.ModelShop;
import shop.xiaoer.journey.testing.TestShop;

/** Gives tests a server of this very tree whose model says what {@link ModelShop#ENGINE} is told to. For the constructor. */
public final class ShopWithModel extends Shop.Given {
    private record Scripted(String url, String demoPassword, String adminPassword) implements ServerUnderTest {}

    @Override
    ServerUnderTest server() {
        String url = "http://127.0.0.1:" + ModelShop.shared().port();
        return new Scripted(url, TestShop.PASSWORD, TestShop.PASSWORD);
    }
}
