package shop.xiaoer.broadcast.driver.payload;

import java.util.ArrayList;
import java.util.List;
import shop.xiaoer.broadcast.Segment;
import shop.xiaoer.broadcast.SegmentType;
import shop.xiaoer.text.Language;

/** Words for an engine that speaks text: spoken form, no tag, a sentence or less a piece. */
public final class SpokenPieces {
    private SpokenPieces() {}

    /** @param text as written, not blank */
    public static List<String> of(String text, Language language, RendererAbilities abilities) {
        BareTongue tongue = new BareTongue();
        Segment segment =
                Segment.of(1, SegmentType.qa, null, text, language, List.of(), List.of(), List.of(), List.of());
        List<String> pieces = new ArrayList<>();
        for (SpokenLine line : SpokenLine.of(segment, language)) {
            Stretch whole = Stretch.whole(line, tongue.words(line));
            Cutter.cut(
                            whole,
                            part -> abilities.limit().measure(part.said())
                                    <= abilities.limit().most(language))
                    .forEach(part -> pieces.add(tongue.write(part).words()));
        }
        return pieces;
    }
}
