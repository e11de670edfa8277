package shop.xiaoer.broadcast.driver;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Collectors;
import shop.xiaoer.broadcast.CodePoints;
import shop.xiaoer.broadcast.Cue;
import shop.xiaoer.broadcast.Script;
import shop.xiaoer.broadcast.Segment;
import shop.xiaoer.broadcast.SegmentType;

/**
 * SSML 1.1: one document, a paragraph a segment, a sentence a sentence; pauses as breaks, emphasis, rate, cards and
 * gestures as marks that the voice reports back. Emotions have no element in the standard and are dropped.
 */
final class SsmlDriver implements Driver {
    private final AiLabel label;

    SsmlDriver(AiLabel label) {
        this.label = label;
    }

    @Override
    public RendererAbilities abilities() {
        return new RendererAbilities(
                "ssml",
                "application/ssml+xml",
                EnumSet.of(Cue.Track.pause, Cue.Track.emphasis, Cue.Track.rate, Cue.Track.card, Cue.Track.gesture),
                Integer.MAX_VALUE);
    }

    @Override
    public Compiled compile(Script script) {
        List<Compiled.Payload> payloads = new ArrayList<>();
        StringBuilder body = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
                .append("<speak version=\"1.1\" xmlns=\"http://www.w3.org/2001/10/synthesis\" xml:lang=\"")
                .append(script.language().tag())
                .append("\">\n<meta name=\"AIGC\" content=\"")
                .append(escape(label.metadata(script).toString()))
                .append("\"/>\n");
        if (script.segments().stream().noneMatch(segment -> segment.type() == SegmentType.notice)) {
            body.append("<p><s>")
                    .append(escape(AiLabel.words(script.language())))
                    .append("</s></p>\n");
        }
        List<SpokenLine> lines = SpokenLine.of(script);
        for (Segment segment : script.segments()) {
            String paragraph = paragraph(
                    segment,
                    lines.stream()
                            .filter(line -> line.segment().n() == segment.n())
                            .toList());
            payloads.add(new Compiled.Payload(segment.n(), paragraph, segment.estMs()));
            body.append(paragraph).append('\n');
        }
        return new Compiled(
                payloads,
                dropped(script),
                abilities().contentType(),
                body.append("</speak>\n").toString());
    }

    private static String paragraph(Segment segment, List<SpokenLine> lines) {
        return lines.stream()
                .map(SsmlDriver::sentence)
                .collect(Collectors.joining("", "<p><mark name=\"segment." + segment.n() + "\"/>", "</p>"));
    }

    private static String sentence(SpokenLine line) {
        StringBuilder out = new StringBuilder("<s>");
        StringBuilder end = new StringBuilder();
        for (Cue cue : line.segment().cues()) {
            boolean starts =
                    cue.from() >= line.span().from() && cue.from() < line.span().to();
            boolean covers =
                    cue.from() < line.span().to() && cue.to() > line.span().from();
            switch (cue.track()) {
                case card, gesture -> {
                    if (starts) {
                        out.append("<mark name=\"")
                                .append(cue.track())
                                .append('.')
                                .append(escape(cue.value()))
                                .append("\"/>");
                    }
                }
                case rate -> {
                    if (covers) {
                        out.append("<prosody rate=\"")
                                .append(percent(cue.value()))
                                .append("\">");
                        end.append("</prosody>");
                    }
                }
                case pause -> {
                    if (covers && cue.value().matches("\\d+(?:ms|s)")) {
                        end.append("<break time=\"").append(cue.value()).append("\"/>");
                    }
                }
                case emotion, emphasis, label -> {}
            }
        }
        return out.append(words(line)).append(end).append("</s>").toString();
    }

    /** The spoken sentence with its emphasis; where two overlap the first holds. */
    private static String words(SpokenLine line) {
        StringBuilder out = new StringBuilder();
        int start = line.form().from(line.span().from());
        int at = start;
        int end = line.form().to(line.span().to());
        List<Cue> emphases = line.segment().cues().stream()
                .filter(cue -> cue.track() == Cue.Track.emphasis)
                .filter(cue -> cue.from() >= line.span().from()
                        && cue.to() <= line.span().to())
                .sorted((a, b) -> Integer.compare(a.from(), b.from()))
                .toList();
        for (Cue cue : emphases) {
            int from = line.form().from(cue.from());
            int to = Math.min(end, line.form().to(cue.to()));
            if (from >= at && to > from) {
                out.append(text(line, at, from))
                        .append("<emphasis level=\"")
                        .append(cue.value().equals("strong") ? "strong" : "moderate")
                        .append("\">")
                        .append(text(line, from, to))
                        .append("</emphasis>");
                at = to;
            }
        }
        return out.append(text(line, at, end)).toString();
    }

    private static String text(SpokenLine line, int from, int to) {
        return escape(CodePoints.slice(line.form().spoken(), from, to));
    }

    private static String percent(String rate) {
        return rate.matches("\\d(?:\\.\\d+)?") ? Math.round(Double.parseDouble(rate) * 100) + "%" : "medium";
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
