package shop.xiaoer.guard.reading;

import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Reads numbers of orders and parcels and names of models: #XE-20261120, yt7788, 13800138000. Pure. */
final class Codes {
    private static final Pattern CODE =
            Pattern.compile("(?<![a-z0-9])#?(?=[a-z-]*\\d)(?=\\d*-*[a-z])[a-z0-9]+(?:-[a-z0-9]+)*(?![a-z0-9])|\\d{7,}");
    private static final int SHORTEST = 5;
    private static final int FEWEST_DIGITS = 3;

    private Codes() {}

    static void read(QuantityScan scan) {
        scan.each(CODE, m -> code(scan.text(), m));
    }

    private static Optional<Quantity> code(String text, MatchResult m) {
        String code = m.group().replaceAll("[^a-z0-9]", "");
        boolean longEnough =
                code.length() >= SHORTEST && code.replaceAll("[^0-9]", "").length() >= FEWEST_DIGITS;
        return longEnough && !isMeasure(text, m) && !code.matches("\\d+(?:mah|x\\d+.*)")
                ? Optional.of(Quantity.exact(Dimension.CODE, code, 0, m))
                : Optional.empty();
    }

    /** 1000mm is a length, whole as it stands. */
    private static boolean isMeasure(String text, MatchResult m) {
        return Units.at(text, afterDigits(text, m))
                .filter(unit -> unit.to() >= m.end())
                .isPresent();
    }

    private static int afterDigits(String text, MatchResult m) {
        int at = m.start();
        while (at < m.end() && (Character.isDigit(text.charAt(at)) || text.charAt(at) == '.')) {
            at++;
        }
        return at;
    }
}
