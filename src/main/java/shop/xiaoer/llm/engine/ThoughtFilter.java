package shop.xiaoer.llm.engine;

/**
 * Leaves out what a model thinks aloud at the start of a reply, {@code <think>...</think>}, and the white space before
 * the first word. Not thread-safe.
 */
final class ThoughtFilter {
    private static final String OPEN = "<think>";
    private static final String CLOSE = "</think>";

    private final StringBuilder held = new StringBuilder();
    private State state = State.START;

    private enum State {
        START,
        THINKING,
        SPEAKING
    }

    /** The part of the text so far that may be shown and was not shown before; may be empty. */
    String next(String delta) {
        if (state == State.SPEAKING) {
            return delta;
        }
        held.append(delta);
        return switch (state) {
            case START -> start();
            case THINKING -> think();
            case SPEAKING -> speak();
        };
    }

    /** What is still held when the reply ends. */
    String rest() {
        return state == State.START ? held.toString().strip() : "";
    }

    private String start() {
        String text = held.toString().stripLeading();
        if (text.startsWith(OPEN)) {
            state = State.THINKING;
            return think();
        }
        return OPEN.startsWith(text) ? "" : speak();
    }

    private String think() {
        int close = held.indexOf(CLOSE);
        if (close < 0) {
            return "";
        }
        held.delete(0, close + CLOSE.length());
        state = State.START;
        return start();
    }

    private String speak() {
        String text = held.toString().stripLeading();
        state = State.SPEAKING;
        held.setLength(0);
        return text;
    }
}
