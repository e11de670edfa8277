package shop.xiaoer.text;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

/**
 * What in a text speaks for one language or the other: Han signs and the little words of Chinese sentences on one side,
 * Latin words and the little words of English ones on the other.
 */
record Prose(int han, int hanLittle, int latin, int latinLittle, boolean endsLatin) {
    /** Signs that stand in sentences and seldom in the names of goods. */
    private static final String LITTLE_HAN = "的了吗呢吧么啥什怎我你您他她是有能可不要想在给这那几哪没多少就都还也会该请谁啊呀把被和跟为到过着让对说问买卖发退换寄收送查催改开付";

    private static final Set<String> LITTLE_LATIN = Set.copyOf(Arrays.asList(
            ("a an the is are was were be been am i you he she it we they me my your his her its our their this that these"
                            + " those what which who whom whose when where why how do does did done doing have has had can"
                            + " could will would shall should may might must not no yes and or but if of in on at to from"
                            + " for with about by as than then so too very much many any some there here please thanks"
                            + " thank hi hello hey want need get got give tell show help buy order return refund cancel"
                            + " track ship shipping delivery deliver price cost costs size capacity material colour color"
                            + " stock available made weight warranty long big old new one ones still just only more less"
                            + " also after before between does't isn't don't can't what's where's how's it's i'm i'd i've"
                            + " let me okay sorry good bad cheap discount wait long into up down out off over")
                    .split(" ")));

    static Prose of(String text) {
        Counter counter = new Counter();
        int at = 0;
        while (at < text.length()) {
            int point = text.codePointAt(at);
            if (Normaliser.isHan(point)) {
                counter.han(point);
                at += Character.charCount(point);
            } else if (latin(point) || Character.isDigit(point)) {
                int end = runEnd(text, at);
                counter.run(text.substring(at, end));
                at = end;
            } else {
                at += Character.charCount(point);
            }
        }
        return counter.prose();
    }

    Language language(Language fallback) {
        if (han == 0 && latin == 0) {
            return fallback;
        }
        if (han == 0 || latin == 0) {
            return han == 0 ? Language.EN : Language.ZH;
        }
        if (hanLittle == 0 && latinLittle > 0) {
            return Language.EN;
        }
        if (latinLittle == 0 && hanLittle > 0) {
            return latin >= 4 && latin > han ? Language.EN : Language.ZH;
        }
        if (hanLittle == 0) {
            return endsLatin && latin * 4 >= han ? Language.EN : Language.ZH;
        }
        // Both have sentences of their own: a Chinese word is about two signs.
        return latin * 2 > han ? Language.EN : Language.ZH;
    }

    private static boolean latin(int point) {
        return Character.isLetter(point) && Character.UnicodeScript.of(point) == Character.UnicodeScript.LATIN;
    }

    private static int runEnd(String text, int from) {
        int end = from;
        while (end < text.length()) {
            int point = text.codePointAt(end);
            boolean inside = latin(point) || Character.isDigit(point) || point == '\'' || point == '’' || point == '-';
            if (!inside) {
                break;
            }
            end += Character.charCount(point);
        }
        return end;
    }

    private static final class Counter {
        private int han;
        private int hanLittle;
        private int latin;
        private int latinLittle;
        private boolean endsLatin;

        void han(int point) {
            han++;
            hanLittle += LITTLE_HAN.indexOf(point) >= 0 ? 1 : 0;
            endsLatin = false;
        }

        void run(String run) {
            boolean code = run.chars().anyMatch(Character::isDigit);
            boolean shortCapitals = run.length() <= 3 && run.equals(run.toUpperCase(Locale.ROOT)) && !run.equals("I");
            if (code || shortCapitals) {
                return;
            }
            latin++;
            latinLittle += LITTLE_LATIN.contains(run.toLowerCase(Locale.ROOT).replace('’', '\'')) ? 1 : 0;
            endsLatin = true;
        }

        Prose prose() {
            return new Prose(han, hanLittle, latin, latinLittle, endsLatin);
        }
    }
}
