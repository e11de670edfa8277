package shop.xiaoer.desk.script;

import java.util.Optional;
import shop.xiaoer.broadcast.Script;
import shop.xiaoer.broadcast.review.ReviewOutcome;
import shop.xiaoer.broadcast.review.Reviewer;
import shop.xiaoer.broadcast.review.Rewording;
import shop.xiaoer.broadcast.script.ScriptRequest;
import shop.xiaoer.broadcast.script.ScriptWriter;

/** Has other words written for a segment of a script that stands. Safe from any thread; blocks. */
public final class OtherWords {
    private final ScriptBriefs briefs;
    private final ScriptWriter writer;
    private final Rewording rewording;

    OtherWords(ScriptBriefs briefs, ScriptWriter writer, Rewording rewording) {
        this.briefs = briefs;
        this.writer = writer;
        this.rewording = rewording;
    }

    /**
     * One more way for a segment, or one in the place of another, by what the script was written with: the model where it
     * wrote it and is there, else templates. Waits for the model as long as {@code ModelEngine.Settings} says.
     *
     * @param without the way whose place it takes, 0 where it is one more
     */
    public ReviewOutcome write(Script script, int n, int without, String version, Reviewer by) {
        Optional<ScriptRequest> request = briefs.otherWords(script);
        if (request.isEmpty()) {
            return new ReviewOutcome.NotPossible(
                    script.state().name(), "the persona " + script.persona() + " is not there any more");
        }
        if (script.segment(n).isEmpty()) {
            return new ReviewOutcome.NoSuchSegment(n);
        }
        return writer.another(request.get(), briefs.facts(request.get()), script.segments(), n, without)
                .map(written -> rewording.put(script, written, without, version, by))
                .orElseGet(() -> new ReviewOutcome.NoOtherWords(n));
    }
}
