package shop.xiaoer.browser;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.options.ColorScheme;
import java.net.http.HttpClient;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import shop.xiaoer.browser.StaffPage.Tongue;

/**
 * The server under test with a browser before it, and what a test wants there before it looks: a page of the staff, a
 * shopper, an approved script, a room. For the constructor; browser and client are closed after the last test of the class.
 */
final class Shop implements AutoCloseable {
    private static final Namespace OURS = Namespace.create(Shop.class);
    private static final int WIDE = 1400;
    private static final int NARROW = 360;
    private static final int HIGH = 900;

    private final ServerUnderTest server;
    private final Browsers browsers = Browsers.open();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private Shop(ServerUnderTest server) {
        this.server = server;
    }

    /** An extension that gives a test class its server gives it its shop, too. */
    abstract static class Given implements ParameterResolver {
        abstract ServerUnderTest server();

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            Class<?> wanted = parameter.getParameter().getType();
            return wanted == ServerUnderTest.class || wanted == Shop.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == Shop.class
                    ? context.getStore(OURS).computeIfAbsent(Shop.class, ignored -> new Shop(server()), Shop.class)
                    : server();
        }
    }

    String url() {
        return server.url();
    }

    // ---- pages of the staff, not signed in -----------------------------------------------------------------------

    /** @param name such as {@code console}, {@code studio} */
    StaffPage page(Tongue tongue, String name) {
        return page(WIDE, tongue, name);
    }

    /** In a window as wide as that. */
    StaffPage page(int width, Tongue tongue, String name) {
        return page(ColorScheme.LIGHT, width, tongue, name);
    }

    StaffPage darkPage(Tongue tongue, String name) {
        return page(ColorScheme.DARK, WIDE, tongue, name);
    }

    StaffPage darkPhone(Tongue tongue, String name) {
        return page(ColorScheme.DARK, NARROW, tongue, name);
    }

    private StaffPage page(ColorScheme scheme, int width, Tongue tongue, String name) {
        return new StaffPage(browsers.visitor(tongue.locale, scheme, width, HIGH), server, tongue, name);
    }

    // ---- the same, with somebody at it ---------------------------------------------------------------------------

    /** The tongue's agent at the console. */
    StaffPage console(Tongue tongue) {
        return page(tongue, "console").signIn(tongue.agent);
    }

    StaffPage office(Tongue tongue, String account) {
        return page(tongue, "office").signIn(account);
    }

    StaffPage studio(Tongue tongue, String account) {
        return page(tongue, "studio").signIn(account);
    }

    // ---- shoppers ------------------------------------------------------------------------------------------------

    /** In a browser, at no page yet. */
    BrowserContext visitor(String locale, ColorScheme scheme, int width, int height) {
        return browsers.visitor(locale, scheme, width, height);
    }

    /** Without a browser: who the agent at the console has to do with. */
    ConsolePagesShopper shopper(String locale) throws InterruptedException {
        return ConsolePagesShopper.open(server, client, locale);
    }

    // ---- what a merchant has made before -------------------------------------------------------------------------

    /** Makes scripts and rooms over the interface of a page. */
    Broadcaster broadcaster(StaffPage page) {
        return new Broadcaster(page, server);
    }

    /** An approved script over a product. @return its id */
    String withApprovedScript(StaffPage page, Tongue tongue, String product) {
        return broadcaster(page).approvedScript(tongue, product);
    }

    @Override
    public void close() {
        browsers.close();
        client.close();
    }
}
