package shop.xiaoer.node;

import java.util.function.Consumer;

/**
 * Port: a way by which texts come to every node of the shop, this one included. A text may be lost; none is longer than
 * 8,000 bytes.
 */
public interface Line extends AutoCloseable {
    /**
     * Blocks until it has left.
     *
     * @throws shop.xiaoer.conversation.StoreUnavailable where it could not
     */
    void post(String text);

    /** @param reader is called on a thread that must not be kept; set once, before anything is posted */
    void read(Consumer<String> reader);

    /** This node does not hear itself any more: the line is opened anew where that is of use. */
    default void reopen() {}

    @Override
    void close();
}
