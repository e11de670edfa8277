package shop.xiaoer.knowledge;

/**
 * Something in a file that cannot be read or cannot be right.
 *
 * @param file path inside the knowledge base
 * @param line counted from 1
 * @param message what is wrong and what would be right, for the person who edits the file
 */
public record Fault(String file, int line, String message) {
    @Override
    public String toString() {
        return file + ":" + line + ": " + message;
    }
}
