package shop.xiaoer.broadcast.driver;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import shop.xiaoer.broadcast.CodePoints;
import shop.xiaoer.broadcast.Script;
import shop.xiaoer.broadcast.ScriptWords;
import shop.xiaoer.broadcast.Segment;
import shop.xiaoer.broadcast.Sentences;
import shop.xiaoer.text.spoken.SpokenForm;

/**
 * A sentence of a segment as it is shown and as it is said.
 *
 * @param span its place in the segment's text
 * @param form the whole segment's spoken form, for cues inside the sentence
 */
record SpokenLine(Segment segment, Sentences.Span span, String text, String spoken, SpokenForm form, int estMs) {
    private static final Pattern TAG = Pattern.compile("</?[A-Za-z!?][^<>]*>");
    private static final Pattern BRACKET = Pattern.compile("[<>]");
    private static final String BREAKS = "，,、：:；; ";

    static List<SpokenLine> of(Script script) {
        List<SpokenLine> lines = new ArrayList<>();
        for (Segment segment : script.segments()) {
            SpokenForm form = SpokenForm.of(segment.text(), script.language());
            for (Sentences.Span span : Sentences.of(segment.text())) {
                String spoken = CodePoints.slice(form.spoken(), form.from(span.from()), form.to(span.to()));
                lines.add(new SpokenLine(
                        segment,
                        span,
                        CodePoints.slice(segment.text(), span.from(), span.to()),
                        spoken,
                        form,
                        Math.max(500, ScriptWords.estimateMs(spoken, script.language()))));
            }
        }
        return lines;
    }

    /** Text without anything that looks like a tag. */
    static String bare(String text) {
        return BRACKET.matcher(TAG.matcher(text).replaceAll("")).replaceAll("").strip();
    }

    /** The spoken words without tags, in pieces of so many code points at most, cut where a speaker breathes. */
    List<String> pieces(int most) {
        List<String> pieces = new ArrayList<>();
        String rest = bare(spoken);
        while (CodePoints.length(rest) > most) {
            int end = rest.offsetByCodePoints(0, most);
            int cut = end;
            while (cut > end / 2 && BREAKS.indexOf(rest.charAt(cut - 1)) < 0) {
                cut--;
            }
            int at = cut > end / 2 ? cut : end;
            pieces.add(rest.substring(0, at).strip());
            rest = rest.substring(at).strip();
        }
        if (!rest.isEmpty()) {
            pieces.add(rest);
        }
        return pieces;
    }
}
