package shop.xiaoer.guard;

import java.util.List;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.text.Sentences;
import shop.xiaoer.text.TextRange;

/**
 * The guards while a reply streams. Opening words go out as they come; from the first word that may begin a claim a
 * sentence is held until it has ended and every guard has passed it. So nothing that is withdrawn was ever shown, and
 * what was shown stays as it is, however the model cuts its pieces. A yes or no waits for what it rests on.
 *
 * <p>One gate a generation; called from one thread; no I/O.
 */
public final class ReleaseGate {
    private final Guards guards;
    private final Material material;
    private final StringBuilder text = new StringBuilder();
    private int judged;
    private int released;
    /** Whether anything was said that the question did not bring along. */
    private boolean says;

    private Release.@Nullable Withheld withheld;

    public ReleaseGate(Guards guards, GuardContext context) {
        this.guards = guards;
        this.material = Material.of(context);
    }

    /** Takes the next piece of the reply. Once a sentence was withheld, every further piece is withheld too. */
    public Release feed(String delta) {
        if (withheld != null) {
            return new Release.Withheld("", withheld.verdicts());
        }
        text.append(delta);
        String whole = text.toString();
        int settled = Sentences.settled(whole);
        String shown = settled > judged ? judge(whole, settled) : "";
        if (withheld != null) {
            return withheld;
        }
        boolean waits = !says && judged > released;
        int opened = waits ? released : Openers.end(whole, judged, material.shop());
        return new Release.Released(shown + show(whole, opened));
    }

    /** The reply has ended: judges what is still held, then the whole once more. */
    public Release finish() {
        if (withheld != null) {
            return new Release.Withheld("", withheld.verdicts());
        }
        String whole = text.toString();
        String shown = judge(whole, whole.length());
        if (withheld == null && !says && judged > 0) {
            withheld = new Release.Withheld(shown, List.of(Guards.bare(whole)));
        }
        return withheld == null ? new Release.Released(shown + show(whole, whole.length())) : withheld;
    }

    /** All that was released so far. */
    public String released() {
        return text.substring(0, released);
    }

    private String judge(String whole, int to) {
        StringBuilder shown = new StringBuilder();
        for (TextRange range : Sentences.split(whole.substring(0, to))) {
            if (range.to() <= judged) {
                continue;
            }
            List<Verdict> verdicts = guards.sentence(range.of(whole), whole.substring(0, range.from()), material);
            if (!verdicts.isEmpty()) {
                withheld = new Release.Withheld(shown.toString(), verdicts);
                return shown.toString();
            }
            judged = range.to();
            says |= Guards.says(range.of(whole), material);
            if (says) {
                shown.append(show(whole, range.to()));
            }
        }
        return shown.toString();
    }

    private String show(String whole, int to) {
        if (to <= released) {
            return "";
        }
        String shown = whole.substring(released, to);
        released = to;
        return shown;
    }
}
