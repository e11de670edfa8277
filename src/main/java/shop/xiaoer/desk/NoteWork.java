package shop.xiaoer.desk;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import shop.xiaoer.conversation.StoreUnavailable;

/** Work that another node asked for, beside the bus's thread. What finds no place is asked for again, or found by the next look at the rows. */
public final class NoteWork {
    private static final Logger LOG = LoggerFactory.getLogger(NoteWork.class);

    private final Starter starter;

    public NoteWork(Starter starter) {
        this.starter = starter;
    }

    public void start(String what, Runnable work) {
        boolean started = starter.start(what, () -> {
            try {
                work.run();
            } catch (StoreUnavailable e) {
                LOG.warn("what another node told ({}) waits for the database: {}", what, e.getMessage());
            }
        });
        if (!started) {
            LOG.warn("every place is taken: a note of another node ({}) was left out", what);
        }
    }
}
