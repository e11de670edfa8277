package shop.xiaoer.broadcast.driver;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import shop.xiaoer.broadcast.Cue;
import shop.xiaoer.broadcast.Script;
import shop.xiaoer.broadcast.Segment;

/** Plain text to read from: a block a segment, figures as written, the label on top. */
final class TeleprompterDriver implements Driver {
    @Override
    public RendererAbilities abilities() {
        return new RendererAbilities("text", "text/plain; charset=utf-8", Set.of(Cue.Track.label), Integer.MAX_VALUE);
    }

    @Override
    public Compiled compile(Script script) {
        List<Compiled.Payload> payloads = new ArrayList<>();
        StringBuilder body =
                new StringBuilder("[").append(AiLabel.words(script.language())).append("]\n\n");
        for (Segment segment : script.segments()) {
            String text = SpokenLine.bare(segment.text());
            payloads.add(new Compiled.Payload(segment.n(), text, segment.estMs()));
            body.append(text).append("\n\n");
        }
        return new Compiled(payloads, dropped(script), abilities().contentType(), body.toString());
    }
}
