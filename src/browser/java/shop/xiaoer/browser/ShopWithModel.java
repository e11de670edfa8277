package shop.xiaoer.browser;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import shop.xiaoer.journey.testing.ModelShop;
import shop.xiaoer.journey.testing.TestShop;

/** Gives tests a server of this very tree whose model says what {@link ModelShop#ENGINE} is told to. For the constructor. */
public final class ShopWithModel implements ParameterResolver {
    private record Scripted(String url, String demoPassword, String adminPassword) implements ServerUnderTest {}

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == ServerUnderTest.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        String url = "http://127.0.0.1:" + ModelShop.shared().port();
        return new Scripted(url, TestShop.PASSWORD, TestShop.PASSWORD);
    }
}
