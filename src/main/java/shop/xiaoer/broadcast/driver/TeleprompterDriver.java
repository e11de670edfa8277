package shop.xiaoer.broadcast.driver;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import shop.xiaoer.broadcast.CodePoints;
import shop.xiaoer.broadcast.Script;
import shop.xiaoer.broadcast.Segment;
import shop.xiaoer.broadcast.driver.payload.AiLabel;
import shop.xiaoer.broadcast.driver.payload.Compiled;
import shop.xiaoer.broadcast.driver.payload.RendererAbilities;
import shop.xiaoer.broadcast.driver.payload.SpokenLine;
import shop.xiaoer.broadcast.driver.payload.Terms;

/** Plain text to read from: a block a segment, figures as written, the label on top. */
final class TeleprompterDriver implements Driver {
    private final RendererAbilities abilities;

    TeleprompterDriver(RendererAbilities abilities) {
        this.abilities = abilities;
    }

    @Override
    public RendererAbilities abilities() {
        return abilities;
    }

    @Override
    public Compiled compile(Script script, Terms terms) {
        StringBuilder body = new StringBuilder();
        if (terms.labelled()) {
            body.append('[').append(AiLabel.words(script.language())).append("]\n\n");
        }
        Map<Segment, List<SpokenLine>> lines = SpokenLine.of(script).stream()
                .collect(Collectors.groupingBy(SpokenLine::segment, LinkedHashMap::new, Collectors.toList()));
        List<Compiled.Payload> payloads = new ArrayList<>();
        lines.forEach((segment, spoken) -> {
            Compiled.Payload block = block(segment, spoken);
            payloads.add(block);
            body.append(block.text()).append("\n\n");
        });
        return new Compiled(payloads, dropped(script), abilities.contentType(), body.toString());
    }

    /** The sentences as written, with the space that stands between them. */
    private static Compiled.Payload block(Segment segment, List<SpokenLine> lines) {
        StringBuilder text = new StringBuilder();
        List<Compiled.Place> places = new ArrayList<>();
        int end = 0;
        for (SpokenLine line : lines) {
            String shown = SpokenLine.bare(line.text());
            if (!shown.isEmpty()) {
                text.append(
                        text.isEmpty()
                                ? ""
                                : CodePoints.slice(
                                        segment.text(), end, line.span().from()));
                int start = CodePoints.length(text.toString());
                text.append(shown);
                places.add(line.place(start, start + CodePoints.length(shown)));
            }
            end = line.span().to();
        }
        return new Compiled.Payload(segment.n(), text.toString(), text.toString(), places, segment.estMs());
    }
}
