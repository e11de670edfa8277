package shop.xiaoer.broadcast.driver;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.broadcast.CodePoints;
import shop.xiaoer.broadcast.Script;
import shop.xiaoer.broadcast.driver.payload.AiLabel;
import shop.xiaoer.broadcast.driver.payload.Compiled;
import shop.xiaoer.broadcast.driver.payload.RendererAbilities;
import shop.xiaoer.broadcast.driver.payload.SpokenLine;
import shop.xiaoer.broadcast.driver.payload.Terms;
import shop.xiaoer.text.Language;

/** Subtitles, a sentence each on its estimated time; the first line says that an AI made this. */
final class SubtitleDriver implements Driver {
    /** The two forms of the same thing. */
    enum Form {
        srt(","),
        vtt(".");

        private final String point;

        Form(String point) {
            this.point = point;
        }
    }

    private final Form form;
    private final RendererAbilities abilities;
    private final AiLabel label;

    SubtitleDriver(Form form, RendererAbilities abilities, AiLabel label) {
        this.form = form;
        this.abilities = abilities;
        this.label = label;
    }

    @Override
    public RendererAbilities abilities() {
        return abilities;
    }

    /** The label as a subtitle of its own, in SubRip's form. */
    static String labelLine(Language language) {
        return "1\n" + time(0, Form.srt) + " --> " + time(AiLabel.MS, Form.srt) + "\n" + AiLabel.words(language);
    }

    @Override
    public Compiled compile(Script script, Terms terms) {
        List<Compiled.Payload> payloads = new ArrayList<>();
        long at = 0;
        if (terms.labelled()) {
            payloads.add(entry(1, 0, AiLabel.MS, AiLabel.words(script.language()), null));
            at = AiLabel.MS;
        }
        for (SpokenLine line : SpokenLine.of(script)) {
            String shown = shown(line.text());
            if (!shown.isEmpty()) {
                payloads.add(entry(payloads.size() + 1, at, line.estMs(), shown, line));
            }
            at += line.estMs();
        }
        StringBuilder body = new StringBuilder(head(script));
        payloads.forEach(payload -> body.append(payload.content()).append("\n\n"));
        return new Compiled(payloads, dropped(script), abilities.contentType(), body.toString());
    }

    private String head(Script script) {
        return switch (form) {
            case srt -> "";
            case vtt -> "WEBVTT\n\nNOTE AIGC " + label.metadata(script) + "\n\n";
        };
    }

    private String shown(String text) {
        String bare = SpokenLine.bare(text).replaceAll("\\s+", " ");
        return switch (form) {
            case srt -> bare;
            case vtt -> bare.replace("&", "&amp;");
        };
    }

    /** @param line null for the label */
    private Compiled.Payload entry(int number, long fromMs, int ms, String text, @Nullable SpokenLine line) {
        String head = number + "\n" + time(fromMs, form) + " --> " + time(fromMs + ms, form) + "\n";
        String whole = head + text;
        int start = CodePoints.length(head);
        return new Compiled.Payload(
                line == null ? 0 : line.segment().n(),
                whole,
                whole,
                line == null ? List.of() : List.of(line.place(start, start + CodePoints.length(text))),
                ms);
    }

    private static String time(long ms, Form form) {
        Duration time = Duration.ofMillis(ms);
        return String.format(
                Locale.ROOT,
                "%02d:%02d:%02d%s%03d",
                time.toHours(),
                time.toMinutesPart(),
                time.toSecondsPart(),
                form.point,
                time.toMillisPart());
    }
}
