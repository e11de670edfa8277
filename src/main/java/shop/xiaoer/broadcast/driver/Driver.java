package shop.xiaoer.broadcast.driver;

import java.util.List;
import java.util.stream.Stream;
import shop.xiaoer.broadcast.Cue;
import shop.xiaoer.broadcast.Script;
import shop.xiaoer.broadcast.Segment;
import shop.xiaoer.broadcast.driver.payload.Compiled;
import shop.xiaoer.broadcast.driver.payload.RendererAbilities;
import shop.xiaoer.broadcast.driver.payload.Terms;

/** Compiles scripts for one kind of renderer. No I/O; safe from any thread. */
public interface Driver {
    RendererAbilities abilities();

    /** The script with its slots as they stand in it: fill them before. */
    Compiled compile(Script script, Terms terms);

    /** With the label, for nobody in particular. */
    default Compiled compile(Script script) {
        return compile(script, Terms.standard());
    }

    /** The cues that this renderer cannot carry out, in order, each with the reason. */
    default List<Compiled.DroppedCue> dropped(Script script) {
        return script.segments().stream().flatMap(this::dropped).toList();
    }

    private Stream<Compiled.DroppedCue> dropped(Segment segment) {
        RendererAbilities abilities = abilities();
        return segment.cues().stream()
                .filter(cue -> abilities.value(cue).isEmpty())
                .map((Cue cue) -> new Compiled.DroppedCue(segment.n(), cue, abilities.whyNot(cue)));
    }
}
