package shop.xiaoer.broadcast.driver;

import java.util.Set;
import shop.xiaoer.broadcast.Cue;

/**
 * What a renderer can take.
 *
 * @param format the name of the export
 * @param contentType media type of a whole export
 * @param tracks cues that it carries out; all others are dropped and listed
 * @param maxCharacters most code points of one payload
 */
public record RendererAbilities(String format, String contentType, Set<Cue.Track> tracks, int maxCharacters) {
    public RendererAbilities {
        tracks = Set.copyOf(tracks);
        if (maxCharacters < 10) {
            throw new IllegalArgumentException("maxCharacters: must be 10 at least, is " + maxCharacters);
        }
    }
}
