package shop.xiaoer.text.spoken;

import static shop.xiaoer.text.spoken.EnglishNumbers.digits;

import java.util.List;
import shop.xiaoer.text.spoken.Reader.Rule;

/** Figures that are dialled or typed: said one by one. */
final class EnglishDialled {
    private static final String CUE =
            "(?<=\\b(?i:orders?|parcel|package|tracking|shipment|phone|number|code|call|calling|ring|ending in|ends in|starts with|starting with|digits|PIN|ZIP|postcode|room|text|dial|invoice|case|ticket|reference|flight|batch|lot|SKU|hotline|extension|ext\\.?|WhatsApp|passcode|password)(?: is|:| no\\.?| number| number is| on| at| us on| us at|#)? ?#?)";
    /** What shows that the figures count something after all. */
    private static final String NO_COUNT =
            "(?!\\d|[.,]\\d|\\s?%|\\s(?:of|more|and up|(?!(?:is|was|has|this|ships|arrives|goes|comes|includes|gets|leaves|needs|contains|ends|starts|opens|works|lands|departs|expires|applies|as|unless|plus)\\b)[a-z]+s)\\b)";

    private EnglishDialled() {}

    static List<Rule> rules() {
        return List.of(
                Rule.of(
                        "\\+\\d{1,3}(?:[- .]?\\(?\\d{1,6}\\)?){1,5}(?!\\d)",
                        (m, t) -> figures(m.group()) < 8 ? null : "plus " + digits(m.group())),
                Rule.of(
                        "(?:1[- ])?\\(?\\d{3}\\)?[- .]\\d{3}[- .]\\d{4}(?!\\d)|\\d{3}-\\d{4}(?!\\d)",
                        (m, t) -> digits(m.group())),
                Rule.of("1-[89]00-([A-Z]{4,10})(?![a-z0-9])", (m, t) -> digits(m.group()) + " " + m.group(1)),
                Rule.of("1[- ][89]\\d{2}(?:[- ]\\d{2,4}){2,3}(?!\\d)", (m, t) -> digits(m.group())),
                Rule.of(
                        "\\(?0\\d{1,4}\\)?(?:[- ]\\d{2,8}){1,4}(?![\\d]|[-/.:]\\d)",
                        (m, t) -> figures(m.group()) < 8 ? null : digits(m.group())),
                Rule.of("(?:1300|1800|400|800)[- ]\\d{3}[- ]\\d{3,4}(?!\\d)", (m, t) -> digits(m.group())),
                Rule.of("1[3-9]\\d([- ]?)\\d{4}\\1\\d{4}(?!\\d)", (m, t) -> digits(m.group())),
                Rule.of("(?:\\*|x){2,}(\\d{2,4})(?!\\d)", (m, t) -> digits(m.group(1))),
                Rule.of(CUE + "\\d(?:[- ]\\d){2,9}(?![\\d]|[-.,/:]\\d|\\s?%)", (m, t) -> digits(m.group())),
                Rule.of(
                        CUE + "\\d{2,6}(?:[- ]\\d{2,6}){1,4}(?![\\d]|[-.,/:]\\d|\\s?%)",
                        (m, t) -> figures(m.group()) < 6 ? null : digits(m.group())),
                Rule.of(CUE + "\\d{3,}" + NO_COUNT, (m, t) -> digits(m.group())),
                Rule.of("(?<=\\b(?:starts|begins|ends) with )\\d{2,}" + NO_COUNT, (m, t) -> digits(m.group())),
                Rule.of("\\d{8,}(?!\\d|[.,]\\d)", (m, t) -> digits(m.group())));
    }

    private static int figures(String written) {
        return (int) written.chars().filter(c -> Reader.digit((char) c)).count();
    }
}
