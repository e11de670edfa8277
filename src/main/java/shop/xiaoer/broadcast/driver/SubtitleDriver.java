package shop.xiaoer.broadcast.driver;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import shop.xiaoer.broadcast.Cue;
import shop.xiaoer.broadcast.Script;

/** Subtitles, a sentence each on its estimated time; the first line says that an AI made this. */
final class SubtitleDriver implements Driver {
    /** The two forms of the same thing. */
    enum Form {
        srt("application/x-subrip", ","),
        vtt("text/vtt", ".");

        private final String contentType;
        private final String point;

        Form(String contentType, String point) {
            this.contentType = contentType;
            this.point = point;
        }
    }

    private final Form form;
    private final AiLabel label;

    SubtitleDriver(Form form, AiLabel label) {
        this.form = form;
        this.label = label;
    }

    @Override
    public RendererAbilities abilities() {
        return new RendererAbilities(form.name(), form.contentType, Set.of(Cue.Track.label), Integer.MAX_VALUE);
    }

    @Override
    public Compiled compile(Script script) {
        List<Compiled.Payload> payloads = new ArrayList<>();
        payloads.add(entry(1, 0, AiLabel.MS, 0, AiLabel.words(script.language())));
        long at = AiLabel.MS;
        for (SpokenLine line : SpokenLine.of(script)) {
            String shown = shown(line.text());
            if (!shown.isEmpty()) {
                payloads.add(entry(
                        payloads.size() + 1, at, line.estMs(), line.segment().n(), shown));
            }
            at += line.estMs();
        }
        StringBuilder body = new StringBuilder(head(script));
        payloads.forEach(payload -> body.append(payload.content()).append("\n\n"));
        return new Compiled(payloads, dropped(script), form.contentType, body.toString());
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

    private Compiled.Payload entry(int number, long fromMs, int ms, int segment, String text) {
        return new Compiled.Payload(
                segment, number + "\n" + time(fromMs) + " --> " + time(fromMs + ms) + "\n" + text, ms);
    }

    private String time(long ms) {
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
