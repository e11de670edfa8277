package shop.xiaoer.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds what tells who somebody is: addresses of mail, numbers of cards, papers, accounts, phones, orders and parcels,
 * where somebody lives, and a name that is given as one. Numbers of cards and papers are counted over by their check
 * digits. A name without an introduction is not found. Pure; linear in the text.
 */
public final class PersonalData {
    private static final int LONGEST = 20_000;

    private PersonalData() {}

    /** Of what kind; earlier ones are looked for first and keep what they found. */
    public enum Kind {
        email("邮箱", "[\\w.+-]{1,64}@[\\w-]{1,63}(?:\\.[\\w-]{1,63})+", all -> true),
        link("网址", "https?://\\S{1,300}", all -> false),
        iban(
                "账号",
                "(?<![A-Za-z0-9])[A-Z]{2}\\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,4})?(?![A-Za-z0-9])",
                PersonalData::isAccount),
        identity(
                "证件号",
                "(?<!\\d)[1-9]\\d{5}(?:19|20)\\d{2}[01]\\d[0-3]\\d{4}[\\dXx](?![\\dA-Za-z])",
                PersonalData::isIdentity),
        socialSecurity("证件号", "(?<![\\d-])\\d{3}-\\d{2}-\\d{4}(?![\\d-])", all -> true),
        card("卡号", "(?<![\\dA-Za-z+])\\d(?:[ -]?\\d){11,18}(?![\\dA-Za-z])", PersonalData::isCard),
        order("编号", "(?<![A-Za-z0-9])(?:[A-Za-z]{2,4}[ -]?\\d{8,18}|#W\\d{6,8})(?![A-Za-z0-9])", all -> true),
        ip("网络地址", "(?<![\\d.])(?:\\d{1,3}\\.){3}\\d{1,3}(?![\\d.])", all -> true),
        address(
                "地址",
                "(?:[\\p{IsHan}]{2,4}(?:省|自治区))?(?:[\\p{IsHan}]{2,5}(?:市|州|地区))?(?:[\\p{IsHan}]{1,5}(?:区|县|镇|乡))?[\\p{IsHan}]{1,8}(?:路|街|道|巷|弄|小区|花园|公寓|大厦|村)(?:[\\p{IsHan}\\dA-Za-z-]{0,12}?\\d{1,5}(?:号楼|号院|号|栋|幢|座|单元|室|楼|弄))+(?:\\d{1,4}(?:室)?)?"
                        + "|(?<![\\w-])\\d{1,5}[A-Za-z]? (?:\\d{1,5} )?(?:[\\p{Lu}][\\p{L}'.-]{1,20} ){1,4}(?:Street|St\\.?|Avenue|Ave\\.?|Road|Rd\\.?|Lane|Ln\\.?|Drive|Dr\\.?|Boulevard|Blvd\\.?|Court|Ct\\.?|Way|Place|Square|Terrace|Close|Crescent)(?: (?:Suite|Apt\\.?|Unit|Flat|#) ?\\w{1,6})*"
                        + "|(?<=\\b(?:address is|address to|address:|located at|live at|living at|ship to|ship it to|deliver to|deliver it to|send to|send it to|new one to|return to|office is at) )\\d{1,6} [^.\\n;!?]{3,70}",
                all -> true),
        phone(
                "电话",
                "(?<![\\d.A-Za-z-])(?:\\+?86[ -]?)?1[3-9]\\d[ -]?\\d{4}[ -]?\\d{4}(?!\\d)|(?<![\\d.A-Za-z-])0\\d{2,3}-\\d{7,8}(?!\\d)|(?<![\\d.A-Za-z-])(?:\\+\\d{1,3}[ .-]?|00\\d{1,3}[ .-]|001-)?(?:\\(\\d{2,5}\\)[ .-]?)?\\d{2,5}(?:[ .-]\\d{2,4}){1,4}(?:x\\d{1,5})?(?![\\dA-Za-z%])|(?<![\\d.A-Za-z-])\\+\\d{8,14}(?!\\d)|\\+\\d{1,3} ?\\(0\\)\\d{1,4}(?:[ .-]?\\d{2,4}){2,4}(?!\\d)"
                        + "|(?<=(?:[Pp]hone|[Mm]obile|[Tt]el|[Cc]ell|[Ff]ax|[Dd]esk|[Oo]ffice|电话|手机|手机号|号码)[:： 是]{1,2}|\\n)\\d{3,5}[ .-]?\\d{3,8}(?!\\d)",
                PersonalData::isPhone),
        name(
                "姓名",
                "(?<=我叫|我姓名是|姓名[:： ]|名字是|名字叫|收件人[:： 是]|收货人[:： 是]|联系人[:： 是])(?!什么|啥|您|你)[\\p{IsHan}]{2,4}(?=[,，。.!！;； \\n]|$|电话|手机|地址|的)"
                        + "|(?<=\\b(?:[Mm]y name is|[Mm]y name's|I am called|[Nn]ame:|[Rr]ecipient:|[Rr]ecipient is|[Ss]igned,) )[\\p{Lu}][\\p{L}'-]{1,20}(?: [\\p{Lu}][\\p{L}'.-]{0,20}){0,2}",
                all -> true);

        private final String chinese;
        private final Pattern pattern;
        private final Predicate<String> check;

        Kind(String chinese, String pattern, Predicate<String> check) {
            this.chinese = chinese;
            this.pattern = Pattern.compile(pattern);
            this.check = check;
        }

        /** How it is called in the place of what was masked. */
        public String called(Language language) {
            return language == Language.ZH ? chinese : name();
        }
    }

    /** One finding, with its range in the text, in chars. */
    public record Found(Kind kind, int from, int to) {}

    /** In the order of the text, none over another. Of a text beyond 20,000 chars only the beginning is read. */
    public static List<Found> find(String text) {
        String read = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
        List<Found> found = new ArrayList<>();
        List<Found> passedOver = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            Matcher matcher = kind.pattern.matcher(read);
            while (matcher.find()) {
                Found one = new Found(kind, matcher.start(), matcher.end());
                if (overlaps(one, found) || overlaps(one, passedOver)) {
                    continue;
                }
                if (kind.check.test(matcher.group())) {
                    found.add(one);
                } else if (kind == Kind.link) {
                    passedOver.add(one);
                }
            }
        }
        found.sort(Comparator.comparingInt(Found::from));
        return List.copyOf(found);
    }

    private static boolean overlaps(Found one, List<Found> others) {
        return others.stream().anyMatch(other -> one.from < other.to && other.from < one.to);
    }

    /** By the last digit of GB 11643. */
    private static boolean isIdentity(String number) {
        int[] weights = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
        int sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += (number.charAt(i) - '0') * weights[i];
        }
        return "10X98765432".charAt(sum % 11) == Character.toUpperCase(number.charAt(17));
    }

    /** A bank's letters stand in it; an order's number has none beyond its first two. */
    private static boolean isAccount(String written) {
        return written.chars().filter(Character::isLetter).count() >= 4;
    }

    /** By the last digit of ISO/IEC 7812. */
    private static boolean isCard(String written) {
        String digits = written.replaceAll("\\D", "");
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int twice = digit * 2;
            sum += i % 2 == 0 ? digit : twice > 9 ? twice - 9 : twice;
        }
        return sum % 10 == 0;
    }

    /** Seven digits at least, and no date. */
    private static boolean isPhone(String written) {
        String digits = written.replaceAll("x\\d+$", "").replaceAll("\\D", "");
        boolean date = written.matches("(?:19|20)\\d{2}[-. ]\\d{1,2}[-. ]\\d{1,2}");
        return digits.length() >= 7 && digits.length() <= 15 && !date;
    }
}
