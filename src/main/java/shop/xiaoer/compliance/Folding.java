package shop.xiaoer.compliance;

import java.text.Normalizer;
import shop.xiaoer.compliance.disguise.Folded;
import shop.xiaoer.text.Language;
import shop.xiaoer.text.Normaliser;
import shop.xiaoer.text.TextRange;

/**
 * Takes the disguise off a text: one spelling (width, case, traditional signs), no signs that only stand between others,
 * look-alikes and emoji as what they stand for, then the homophones and pinyin of {@link Evasions}. Sentence and clause
 * marks stay, except after 最 and 第, where no clause can end. Pure; safe from any thread.
 */
final class Folding {
    private static final String MARKS_ZH = "。!?;,:、()\n";
    private static final String QUOTES = "\"“”「」『』《》‘’'";
    private static final String KEPT_ZH = "%¥￥$°℃";

    private Folding() {}

    static Folded fold(String text, Language language, Evasions evasions) {
        Folded signs = switch (language) {
            case ZH -> new Reader(text, language, evasions).read();
            case EN -> new Reader(text, language, evasions).read();
        };
        return evasions.uncover(signs, text, language);
    }

    static boolean endsSentence(String text, int at, Language language) {
        char sign = text.charAt(at);
        return switch (language) {
            case ZH -> "。!?;\n".indexOf(sign) >= 0;
            case EN ->
                "!?;\n".indexOf(sign) >= 0
                        || (sign == '.'
                                && (at + 1 == text.length() || text.charAt(at + 1) == ' ')
                                && !(at >= 2 && text.startsWith("no", at - 2)));
        };
    }

    static boolean endsClause(String text, int at, Language language) {
        char sign = text.charAt(at);
        boolean inFigure = sign == ','
                && at > 0
                && at + 1 < text.length()
                && Character.isDigit(text.charAt(at - 1))
                && Character.isDigit(text.charAt(at + 1));
        return endsSentence(text, at, language) || (",:()".indexOf(sign) >= 0 && !inFigure);
    }

    private static boolean alphanumeric(int point) {
        return point < 0x80 && Character.isLetterOrDigit(point);
    }

    /** Goes through the lines sign by sign. */
    private static final class Reader {
        private final String source;
        private final Language language;
        private final Evasions evasions;
        private final int[] points;
        private final Folded.Builder out;

        Reader(String source, Language language, Evasions evasions) {
            this.source = source;
            this.language = language;
            this.evasions = evasions;
            this.points = codePoints(source);
            this.out = new Folded.Builder(source.length());
        }

        private static int[] codePoints(String text) {
            int[] index = new int[text.length() + 1];
            int count = 0;
            for (int i = 0; i < text.length(); i++) {
                index[i] = count;
                if (!Character.isHighSurrogate(text.charAt(i))
                        || i + 1 == text.length()
                        || !Character.isLowSurrogate(text.charAt(i + 1))) {
                    count++;
                }
            }
            index[text.length()] = count;
            return index;
        }

        Folded read() {
            int start = 0;
            while (start <= source.length()) {
                int end = source.indexOf('\n', start);
                int stop = end < 0 ? source.length() : end;
                line(start, stop);
                if (end >= 0 && !opener(out.last())) {
                    out.add("\n", points[end], points[end + 1]);
                }
                start = stop + 1;
            }
            return out.built();
        }

        private void line(int start, int end) {
            Normaliser.Mapped mapped = Normaliser.map(source.substring(start, end));
            String line = mapped.text();
            for (int i = 0; i < line.length(); ) {
                int point = line.codePointAt(i);
                int width = Character.charCount(point);
                TextRange range = mapped.original(i, i + width);
                String meant = meant(line, i, point);
                if (!meant.isEmpty()) {
                    out.add(meant, points[start + range.from()], points[start + range.to()]);
                }
                i += width;
            }
        }

        private String meant(String line, int at, int point) {
            String stands = evasions.standsFor(point, language);
            if (stands != null) {
                return stands;
            }
            return switch (language) {
                case ZH -> chinese(line, at, point);
                case EN -> english(point);
            };
        }

        private String chinese(String line, int at, int point) {
            if (Character.isLetterOrDigit(point)) {
                return plain(point);
            }
            if (QUOTES.indexOf(point) >= 0) {
                return opener(out.last()) ? "" : "\"";
            }
            if (MARKS_ZH.indexOf(point) >= 0) {
                return opener(out.last()) ? "" : Character.toString(point);
            }
            if (KEPT_ZH.indexOf(point) >= 0) {
                return Character.toString(point);
            }
            if ("—―ー丨".indexOf(point) >= 0 && "唯第统".indexOf(out.last()) >= 0) {
                return "一";
            }
            if (point == '#' || " .-~/+:".indexOf(point) >= 0) {
                boolean between = alphanumeric(out.last()) && alphanumeric(nextInk(line, at + 1));
                return between || point == '#' ? Character.toString(point) : "";
            }
            return "";
        }

        private static int nextInk(String line, int from) {
            int at = from;
            while (at < line.length() && line.charAt(at) == ' ') {
                at++;
            }
            return at < line.length() ? line.codePointAt(at) : 0;
        }

        private String english(int point) {
            if (QUOTES.indexOf(point) >= 0) {
                return point == '“' || point == '”' || point == '"' ? "\"" : "'";
            }
            if (Character.isLetterOrDigit(point)) {
                return plain(point);
            }
            if (point == ' ') {
                return out.last() == ' ' ? "" : " ";
            }
            if (point == '–' || point == '—') {
                return "-";
            }
            return point < 0x80 || "£€¥".indexOf(point) >= 0 ? Character.toString(point) : "";
        }

        /** Letters without their accents: {@code zuì} is pinyin like {@code zui}. */
        private static String plain(int point) {
            if (point < 0x80 || point > 0x24F) {
                return Character.toString(point);
            }
            String apart = Normalizer.normalize(Character.toString(point), Normalizer.Form.NFD);
            return alphanumeric(apart.charAt(0)) ? apart.substring(0, 1) : Character.toString(point);
        }

        private boolean opener(char last) {
            return language == Language.ZH && (last == '最' || last == '第');
        }
    }
}
