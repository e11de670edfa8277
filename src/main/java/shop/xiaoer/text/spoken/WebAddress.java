package shop.xiaoer.text.spoken;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An address of a page or of a mailbox, read letter by letter where a voice would swallow the signs. */
final class WebAddress {
    /** Any run of names joined by points; whether it is an address is told by its ending. */
    static final String PATTERN = "(?<![A-Za-z0-9_+@/.-])(?:https?://)?(?:[A-Za-z0-9_+-]++(?:\\.[A-Za-z0-9_+-]++)*+@)?"
            + "[A-Za-z0-9-]++(?:\\.[A-Za-z0-9-]++)++(?:/[A-Za-z0-9_~-]++(?:\\.[A-Za-z0-9_-]++)*+)*+/?(?:\\?[A-Za-z0-9_=&~-]++)?";

    private static final Pattern SCHEME = Pattern.compile("^https?://");
    private static final Set<String> ENDINGS = Set.of(
            "com", "cn", "net", "org", "shop", "store", "io", "uk", "eu", "de", "fr", "jp", "hk", "tw", "kr", "au",
            "ca", "nz", "sg", "ru", "es", "nl", "app", "xyz", "top", "vip", "info", "cc", "tv", "edu", "gov", "ai",
            "dev", "online", "club", "live", "link", "site", "cloud", "biz", "mobi", "ltd", "market", "mall", "asia",
            "world", "page", "blog", "style", "fashion", "beauty", "health", "tech", "group", "studio", "design", "co",
            "ly");

    private WebAddress() {}

    /**
     * What the signs of an address are called.
     *
     * @param joint what stands between two words of an address
     */
    record Words(String joint, Map<Character, String> signs) {}

    /** The address aloud; null where the match is none. */
    static @Nullable String say(MatchResult match, Words words, UnaryOperator<String> digits) {
        String written = match.group();
        String address = SCHEME.matcher(written).replaceFirst("");
        if (!isAddress(written, address)) {
            return null;
        }
        StringBuilder said = new StringBuilder();
        int i = 0;
        int end = address.endsWith("/") ? address.length() - 1 : address.length();
        while (i < end) {
            int next = run(address, i, end);
            String part = address.substring(i, next);
            said.append(said.isEmpty() ? "" : words.joint()).append(said(part, words, digits));
            i = next;
        }
        return said.toString();
    }

    private static String said(String part, Words words, UnaryOperator<String> digits) {
        String sign = words.signs().get(part.charAt(0));
        return sign != null ? sign : Reader.digit(part.charAt(0)) ? digits.apply(part) : part;
    }

    /** Letters stay together and figures do; each sign stands alone. */
    private static int run(String address, int from, int end) {
        char first = address.charAt(from);
        int i = from + 1;
        while (i < end
                && ((Reader.latin(first) && Reader.latin(address.charAt(i)))
                        || (Reader.digit(first) && Reader.digit(address.charAt(i))))) {
            i++;
        }
        return i;
    }

    private static boolean isAddress(String written, String address) {
        String host = address.substring(address.indexOf('@') + 1).split("[/?]", 2)[0];
        String ending = host.substring(host.lastIndexOf('.') + 1);
        boolean sure = written.contains("://") || address.contains("@") || host.startsWith("www.");
        if (sure) {
            return ending.length() > 1 && ending.chars().allMatch(c -> Reader.latin((char) c));
        }
        return ending.equals(ending.toLowerCase(Locale.ROOT)) && ENDINGS.contains(ending);
    }
}
