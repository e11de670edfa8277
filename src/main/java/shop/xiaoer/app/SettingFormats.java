package shop.xiaoer.app;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.store.embedded.DatabaseAddress;

/** Values as they are written in settings. Each throws {@link IllegalArgumentException} saying what it must be. */
final class SettingFormats {
    private static final Pattern DURATION = Pattern.compile("(\\d+)\\s*(ms|s|m)");
    private static final Pattern DATABASE =
            Pattern.compile("postgres(?:ql)?://([^:/@]+):([^@]+)@([^:/]+)(?::(\\d+))?/([^?]+)");

    private SettingFormats() {}

    static Duration duration(String text) {
        Matcher found = DURATION.matcher(text.strip());
        if (!found.matches()) {
            throw new IllegalArgumentException("must be a number with ms, s or m");
        }
        long number = Long.parseLong(found.group(1));
        return switch (found.group(2)) {
            case "ms" -> Duration.ofMillis(number);
            case "s" -> Duration.ofSeconds(number);
            default -> Duration.ofMinutes(number);
        };
    }

    static String currency(String text) {
        if (!text.matches("[A-Z]{3}")) {
            throw new IllegalArgumentException("must be an ISO 4217 code");
        }
        return text;
    }

    static URI uri(String text) {
        try {
            URI uri = new URI(text);
            if (uri.getScheme() == null || !uri.getScheme().matches("https?") || uri.getHost() == null) {
                throw new IllegalArgumentException("must be an http address");
            }
            return uri;
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("must be an http address", e);
        }
    }

    static @Nullable DatabaseAddress address(String text) {
        Matcher found = DATABASE.matcher(text);
        if (!found.matches()) {
            throw new IllegalArgumentException("must be postgresql://user:password@host:port/database");
        }
        int port = found.group(4) == null ? 5432 : Integer.parseInt(found.group(4));
        return new DatabaseAddress(
                found.group(3), port, decoded(found.group(1)), decoded(found.group(2)), found.group(5));
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
