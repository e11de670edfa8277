package shop.xiaoer.broadcast.driver;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import shop.xiaoer.broadcast.Cue;
import shop.xiaoer.broadcast.driver.payload.Pack;
import shop.xiaoer.broadcast.driver.payload.RendererAbilities;
import shop.xiaoer.broadcast.driver.payload.SpokenLine;

/** Moods for engines that know them as a face from a frame on. */
final class Expressions {
    private static final int FRAMES_A_SECOND = 25;
    /** A face at full strength looks like a mask. */
    private static final double INTENSITY = 0.6;

    private Expressions() {}

    /** Adds {@code driver_expressions} with a line for each change of mood. */
    static void of(Pack pack, RendererAbilities abilities, ObjectNode config) {
        ArrayNode list = config.putObject("driver_expressions").putArray("expressions");
        String now = "";
        for (Pack.Said said : pack.said()) {
            String mood = mood(said.stretch().line(), abilities).orElse("neutral");
            if (!mood.equals(now)) {
                list.addObject()
                        .put("start_frame", said.atMs() * FRAMES_A_SECOND / 1_000)
                        .put("expression", mood)
                        .put("intensity", INTENSITY);
                now = mood;
            }
        }
    }

    private static Optional<String> mood(SpokenLine line, RendererAbilities abilities) {
        return line.segment().cues().stream()
                .filter(cue -> cue.track() == Cue.Track.emotion && line.meets(cue))
                .findFirst()
                .flatMap(abilities::value);
    }
}
