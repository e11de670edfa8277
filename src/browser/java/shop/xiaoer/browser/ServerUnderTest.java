package shop.xiaoer.browser;

/** A server with the demo shop that a browser test may use. */
public interface ServerUnderTest {
    /** Where it answers, such as {@code http://127.0.0.1:8080}; without a slash at the end. */
    String url();

    /** Of the demo shop's accounts, such as {@code amei} and {@code laowang}. */
    String demoPassword();

    /** Of the account {@code admin}. */
    String adminPassword();
}
