package shop.xiaoer.node;

import java.util.UUID;

/**
 * Port: tells the other nodes. A note may be lost or come late; whoever depends on one asks again or looks at the rows.
 * What a node tells, it does not hear itself.
 */
public interface Bus {
    /** Who hears the others, on a thread that must not be kept. */
    @FunctionalInterface
    interface Listener {
        void heard(UUID from, Note note);
    }

    /** Does not block. */
    void tell(Note note);

    /** What was told and not answered, and the answers themselves: by every way that there is. Does not block. */
    default void insist(Note note) {
        tell(note);
    }

    /** To be called before the first note is told. */
    void listen(Listener listener);

    /**
     * With each heartbeat: that this node is there, told to itself and to all. Waits a moment until it hears itself.
     *
     * @param isAlone whether nobody else lives
     */
    default void pulse(boolean isAlone) {}

    /** Whether this node has heard itself lately: one that has not is deaf. */
    default boolean hears() {
        return true;
    }

    /** This node is deaf: what carries the bus is opened anew. */
    default void reopen() {}

    /** The bus of a node that is alone. */
    static Bus silent() {
        return new Bus() {
            @Override
            public void tell(Note note) {}

            @Override
            public void listen(Listener listener) {}
        };
    }
}
