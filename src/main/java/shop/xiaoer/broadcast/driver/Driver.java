package shop.xiaoer.broadcast.driver;

import java.util.List;
import shop.xiaoer.broadcast.Script;

/** Compiles scripts for one kind of renderer. No I/O; safe from any thread. */
public interface Driver {
    RendererAbilities abilities();

    /** The script with its slots as they stand in it: fill them before. */
    Compiled compile(Script script);

    /** The cues that this renderer has no track for. */
    default List<Compiled.DroppedCue> dropped(Script script) {
        RendererAbilities abilities = abilities();
        return script.segments().stream()
                .flatMap(segment -> segment.cues().stream()
                        .filter(cue -> !abilities.tracks().contains(cue.track()))
                        .map(cue -> new Compiled.DroppedCue(
                                segment.n(), cue, abilities.format() + " has no track for " + cue.track())))
                .toList();
    }
}
