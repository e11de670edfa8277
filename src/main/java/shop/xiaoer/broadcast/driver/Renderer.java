package shop.xiaoer.broadcast.driver;

import shop.xiaoer.text.Language;

/** Port: a renderer that is driven while a room is on air. Every method blocks; called on virtual threads. */
public interface Renderer {
    /** Puts a line behind what is being said. A long one goes in pieces, in order, up to the first that fails. */
    Outcome submit(Line line);

    /** Stops what is being said and what waits behind it. Safe to repeat. */
    Outcome interrupt();

    Speaking speaking();

    /**
     * What is to be said.
     *
     * @param id the same for the same line, also when it is sent again
     * @param text as shown; its spoken form is worked out here
     */
    record Line(String id, String text, Language language) {}

    /** How a call ended. */
    sealed interface Outcome {
        record Accepted() implements Outcome {}

        /** The renderer answered no: sending it again changes nothing. */
        record Refused(String why) implements Outcome {}

        /** It never got there. */
        record Unreachable(String why) implements Outcome {}

        /** It may have got there: sent again, it could be heard twice. */
        record Unsure(String why) implements Outcome {}
    }

    /** Whether a voice is to be heard. */
    enum Speaking {
        yes,
        no,
        unknown
    }
}
