package shop.xiaoer.broadcast.driver;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import shop.xiaoer.broadcast.CodePoints;
import shop.xiaoer.broadcast.Cue;
import shop.xiaoer.broadcast.Script;
import shop.xiaoer.broadcast.Segment;
import shop.xiaoer.broadcast.SegmentType;
import shop.xiaoer.broadcast.driver.payload.AiLabel;
import shop.xiaoer.broadcast.driver.payload.Compiled;
import shop.xiaoer.broadcast.driver.payload.RendererAbilities;
import shop.xiaoer.broadcast.driver.payload.SpokenLine;
import shop.xiaoer.broadcast.driver.payload.Terms;
import shop.xiaoer.broadcast.driver.payload.Tongue;

/**
 * SSML 1.1: one document, a paragraph a segment, a sentence a sentence; pauses as breaks, emphasis, rate, cards and
 * gestures as marks that the voice reports back. Emotions have no element in the standard and are dropped.
 */
final class SsmlDriver implements Driver {
    private final RendererAbilities abilities;
    private final AiLabel label;

    SsmlDriver(RendererAbilities abilities, AiLabel label) {
        this.abilities = abilities;
        this.label = label;
    }

    @Override
    public RendererAbilities abilities() {
        return abilities;
    }

    @Override
    public Compiled compile(Script script, Terms terms) {
        List<Compiled.Payload> payloads = new ArrayList<>();
        StringBuilder body = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
                .append("<speak version=\"1.1\" xmlns=\"http://www.w3.org/2001/10/synthesis\" xml:lang=\"")
                .append(script.language().tag())
                .append("\">\n<meta name=\"AIGC\" content=\"")
                .append(escape(label.metadata(script).toString()))
                .append("\"/>\n");
        boolean noticed = script.segments().stream().anyMatch(segment -> segment.type() == SegmentType.notice);
        if (!noticed && terms.labelled()) {
            body.append("<p><s>")
                    .append(escape(AiLabel.words(script.language())))
                    .append("</s></p>\n");
        }
        List<SpokenLine> lines = SpokenLine.of(script);
        for (Segment segment : script.segments()) {
            Compiled.Payload paragraph = paragraph(
                    segment,
                    lines.stream()
                            .filter(line -> line.segment().n() == segment.n())
                            .toList());
            payloads.add(paragraph);
            body.append(paragraph.content()).append('\n');
        }
        return new Compiled(
                payloads,
                dropped(script),
                abilities.contentType(),
                body.append("</speak>\n").toString());
    }

    @Override
    public List<Compiled.DroppedCue> dropped(Script script) {
        List<Compiled.DroppedCue> all = new ArrayList<>(Driver.super.dropped(script));
        for (Segment segment : script.segments()) {
            List<Cue> held = SpokenLine.of(segment, script.language()).stream()
                    .flatMap(line -> emphases(line).stream())
                    .toList();
            segment.cues().stream()
                    .filter(cue -> cue.track() == Cue.Track.emphasis && !held.contains(cue))
                    .forEach(cue -> all.add(new Compiled.DroppedCue(
                            segment.n(), cue, "the emphasis crosses a sentence's end, or another one")));
        }
        return all;
    }

    private Compiled.Payload paragraph(Segment segment, List<SpokenLine> lines) {
        StringBuilder text = new StringBuilder("<p><mark name=\"segment." + segment.n() + "\"/>");
        List<Compiled.Place> places = new ArrayList<>();
        for (SpokenLine line : lines) {
            Tongue.Written written = sentence(line);
            int start = CodePoints.length(text.toString()) + CodePoints.length(written.before());
            text.append(written.whole());
            places.add(line.place(start, start + CodePoints.length(written.words())));
        }
        String whole = text.append("</p>").toString();
        return new Compiled.Payload(segment.n(), whole, whole, places, segment.estMs());
    }

    private Tongue.Written sentence(SpokenLine line) {
        StringBuilder before = new StringBuilder("<s>");
        StringBuilder after = new StringBuilder();
        for (Cue cue : line.segment().cues()) {
            abilities.value(cue).map(SsmlDriver::escape).ifPresent(value -> {
                switch (cue.track()) {
                    case card, gesture -> {
                        if (line.starts(cue)) {
                            before.append("<mark name=\"")
                                    .append(cue.track())
                                    .append('.')
                                    .append(value)
                                    .append("\"/>");
                        }
                    }
                    case rate -> {
                        if (line.meets(cue)) {
                            before.append("<prosody rate=\"").append(value).append("\">");
                            after.insert(0, "</prosody>");
                        }
                    }
                    case pause -> {
                        if (line.meets(cue)) {
                            after.append("<break time=\"").append(value).append("\"/>");
                        }
                    }
                    case emotion, emphasis, label -> {}
                }
            });
        }
        return new Tongue.Written(
                before.toString(), words(line), after.append("</s>").toString());
    }

    /** The spoken sentence with its emphasis. */
    private static String words(SpokenLine line) {
        StringBuilder out = new StringBuilder();
        int at = line.form().from(line.span().from());
        int end = line.form().to(line.span().to());
        for (Cue cue : emphases(line)) {
            int from = Math.max(at, line.form().from(cue.from()));
            int to = Math.max(from, Math.min(end, line.form().to(cue.to())));
            out.append(text(line, at, from))
                    .append("<emphasis level=\"")
                    .append(cue.value().equals("strong") ? "strong" : "moderate")
                    .append("\">")
                    .append(text(line, from, to))
                    .append("</emphasis>");
            at = to;
        }
        return out.append(text(line, at, end)).toString();
    }

    /** Those that lie in the sentence, in order; where two overlap the first holds. */
    private static List<Cue> emphases(SpokenLine line) {
        List<Cue> inside = line.segment().cues().stream()
                .filter(cue -> cue.track() == Cue.Track.emphasis)
                .filter(cue -> cue.from() >= line.span().from()
                        && cue.to() <= line.span().to())
                .sorted(Comparator.comparingInt(Cue::from))
                .toList();
        List<Cue> held = new ArrayList<>();
        int at = -1;
        for (Cue cue : inside) {
            if (line.form().from(cue.from()) >= at) {
                held.add(cue);
                at = line.form().to(cue.to());
            }
        }
        return held;
    }

    private static String text(SpokenLine line, int from, int to) {
        return escape(CodePoints.slice(line.form().spoken(), from, to));
    }

    /** Characters that XML 1.0 forbids are left out: a text may have come in with them. */
    static String escape(String text) {
        return text.codePoints()
                .filter(c ->
                        c >= 0x20 ? c < 0xD800 || (c > 0xDFFF && c != 0xFFFE && c != 0xFFFF) : c == '\n' || c == '\t')
                .mapToObj(c -> switch (c) {
                    case '&' -> "&amp;";
                    case '<' -> "&lt;";
                    case '>' -> "&gt;";
                    case '"' -> "&quot;";
                    default -> Character.toString(c);
                })
                .collect(Collectors.joining());
    }
}
