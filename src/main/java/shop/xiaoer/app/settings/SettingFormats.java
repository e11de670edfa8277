package shop.xiaoer.app.settings;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.store.embedded.DatabaseAddress;
import shop.xiaoer.web.TrustedProxies;

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
        try {
            return Currency.getInstance(text).getCurrencyCode();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("must be an ISO 4217 code", e);
        }
    }

    /** One that is there: a path with a slip would start an empty shop. */
    static Path folder(String text) {
        Path folder = Path.of(text);
        if (!Files.isDirectory(folder)) {
            throw new IllegalArgumentException("there is no such folder");
        }
        return folder;
    }

    /** Sites as browsers name them, between commas: {@code https://shop.example}. */
    static List<String> origins(String text) {
        List<String> origins = parts(text);
        origins.forEach(origin -> {
            URI site = uri(origin);
            String path = site.getRawPath();
            if (path != null && !path.isEmpty() || site.getRawQuery() != null || site.getRawFragment() != null) {
                throw new IllegalArgumentException(origin + " must end after the host or its port");
            }
        });
        return origins;
    }

    static TrustedProxies proxies(String text) {
        return TrustedProxies.of(parts(text));
    }

    private static List<String> parts(String text) {
        return Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
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

    /** Where paths are added to: no slash at the end, no query. */
    static URI base(String text) {
        URI uri = uri(text.strip().replaceAll("/+$", ""));
        if (uri.getRawQuery() != null || uri.getRawFragment() != null || uri.getRawUserInfo() != null) {
            throw new IllegalArgumentException("must be an http address without user, query and fragment");
        }
        return uri;
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
