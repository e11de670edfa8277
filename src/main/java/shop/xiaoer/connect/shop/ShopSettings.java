package shop.xiaoer.connect.shop;

import java.net.URI;
import java.time.Duration;

/**
 * Where the shop's system is.
 *
 * @param url its base, without a slash at the end
 * @param secret signs every request
 * @param timeout of one call; a reading takes twice that at most, a change four times
 * @param currency the only one that amounts may have
 */
public record ShopSettings(URI url, String secret, Duration timeout, String currency) {
    /** Without the secret: settings are printed. */
    @Override
    public String toString() {
        return url + ", " + timeout.toMillis() + " ms, " + currency;
    }
}
