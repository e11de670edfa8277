package shop.xiaoer.broadcast.driver.payload;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import shop.xiaoer.broadcast.CodePoints;
import shop.xiaoer.broadcast.Cue;
import shop.xiaoer.broadcast.Script;
import shop.xiaoer.broadcast.ScriptWords;
import shop.xiaoer.broadcast.Segment;
import shop.xiaoer.broadcast.Sentences;
import shop.xiaoer.text.Language;
import shop.xiaoer.text.spoken.SpokenForm;

/**
 * A sentence of a segment as it is shown and as it is said.
 *
 * @param span its place in the segment's text
 * @param form the whole segment's spoken form, for cues inside the sentence
 */
public record SpokenLine(Segment segment, Sentences.Span span, String text, String spoken, SpokenForm form, int estMs) {
    private static final Pattern TAG = Pattern.compile("</?[A-Za-z!?][^<>]*>");
    private static final Pattern BRACKET = Pattern.compile("[<>]");

    /** All sentences of a script, in order. */
    public static List<SpokenLine> of(Script script) {
        return script.segments().stream()
                .flatMap(segment -> of(segment, script.language()).stream())
                .toList();
    }

    /** Those of one segment. */
    public static List<SpokenLine> of(Segment segment, Language language) {
        List<SpokenLine> lines = new ArrayList<>();
        SpokenForm form = SpokenForm.of(segment.text(), language);
        for (Sentences.Span span : Sentences.of(segment.text())) {
            String spoken = CodePoints.slice(form.spoken(), form.from(span.from()), form.to(span.to()));
            lines.add(new SpokenLine(
                    segment,
                    span,
                    CodePoints.slice(segment.text(), span.from(), span.to()),
                    spoken,
                    form,
                    Math.max(500, ScriptWords.estimateMs(spoken, language))));
        }
        return lines;
    }

    /** Text without anything that looks like a tag. */
    public static String bare(String text) {
        return BRACKET.matcher(TAG.matcher(text).replaceAll("")).replaceAll("").strip();
    }

    /** The cue begins in this sentence. */
    public boolean starts(Cue cue) {
        return cue.from() >= span.from() && cue.from() < span.to();
    }

    /** The cue touches this sentence. */
    public boolean meets(Cue cue) {
        return cue.from() < span.to() && cue.to() > span.from();
    }

    /**
     * Where it is said, in code points of the payload's text.
     *
     * @param end exclusive
     */
    public Compiled.Place place(int start, int end) {
        return new Compiled.Place(segment.n(), span.from(), span.to(), start, end);
    }
}
