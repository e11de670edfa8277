package shop.xiaoer.web;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import shop.xiaoer.broadcast.Script;
import shop.xiaoer.broadcast.Segment;
import shop.xiaoer.desk.script.Sight;
import shop.xiaoer.wire.Outgoing;
import shop.xiaoer.wire.ScriptJson;

/**
 * A script while it is written, as server-sent events: each segment as it comes, again with its findings once all are
 * checked (the later one of a number counts), then {@code done} or {@code failed}. Runs once, on one thread.
 */
final class ScriptStream {
    private static final Duration LONGEST = Duration.ofHours(2);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

    private final EventStream out;
    private final ScriptLookup scripts;
    private final String id;
    private final AtomicBoolean over = new AtomicBoolean();
    private int sent;

    ScriptStream(EventStream out, ScriptLookup scripts, String id) {
        this.out = out;
        this.scripts = scripts;
        this.id = id;
    }

    /** Blocks until the script is written, its reader is gone or the stream has lasted its longest. */
    void run(Sight first) throws Refusal {
        out.open(LONGEST, out::end, () -> over.set(true));
        Sight sight = first;
        while (!over.get() && tell(sight)) {
            pause();
            sight = scripts.sight(id);
        }
        out.end();
    }

    /** @return whether more is to come */
    private boolean tell(Sight sight) {
        return switch (sight) {
            case Sight.UnderWay underWay -> {
                more(underWay.segments());
                yield true;
            }
            case Sight.Done done -> {
                done(done.script());
                yield false;
            }
            case Sight.Failed failed -> {
                out.send("failed", Outgoing.object().put("detail", failed.why()).toString());
                yield false;
            }
        };
    }

    private void more(List<Segment> segments) {
        for (; sent < segments.size(); sent++) {
            send(segments.get(sent));
        }
    }

    private void done(Script script) {
        script.segments().stream()
                .filter(segment -> segment.n() > sent || !segment.findings().isEmpty())
                .forEach(this::send);
        out.send(
                "done",
                Outgoing.object()
                        .put("id", script.id())
                        .put("state", script.state().name())
                        .put("version", script.version())
                        .toString());
    }

    private void send(Segment segment) {
        out.send("segment", ScriptJson.segment(segment).toString());
    }

    private static void pause() throws Refusal {
        try {
            Thread.sleep(BETWEEN_LOOKS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refusal(503, "overloaded", "the server is going down");
        }
    }
}
