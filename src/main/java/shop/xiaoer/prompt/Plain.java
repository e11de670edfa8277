package shop.xiaoer.prompt;

import java.util.regex.Pattern;

/** Takes the force out of a chat template's marks, and of the tags that our prompts fence data with. */
final class Plain {
    /** {@code <|im_start|>}, {@code </s>}, {@code <<SYS>>}, {@code <start_of_turn>}, a bar of full width, our own tags. */
    private static final Pattern OPENING = Pattern.compile("<(?=[|｜/<\\p{L}])");

    private static final Pattern CLOSING = Pattern.compile("(?<=[|｜])>");
    private static final Pattern INSTRUCTION = Pattern.compile("\\[(?=/?INST])");

    private Plain() {}

    /** The text with a space inside each mark: it reads the same, and is one token no more. */
    static String of(String text) {
        String opened = OPENING.matcher(text).replaceAll("< ");
        String closed = CLOSING.matcher(opened).replaceAll(" >");
        return INSTRUCTION.matcher(closed).replaceAll("[ ");
    }
}
