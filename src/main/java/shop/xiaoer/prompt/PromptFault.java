package shop.xiaoer.prompt;

/**
 * What is wrong with a prompt's file.
 *
 * @param file its name in the folder
 * @param line from 1; 0 where the fault is the file's absence
 */
public record PromptFault(String file, int line, String message) {
    @Override
    public String toString() {
        return line == 0 ? file + ": " + message : file + ":" + line + ": " + message;
    }
}
