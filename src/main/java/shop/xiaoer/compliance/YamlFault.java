package shop.xiaoer.compliance;

/** A part of a file that cannot be read, with its line; caught where the part is skipped. */
final class YamlFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int line;

    YamlFault(int line, String message) {
        super(message);
        this.line = line;
    }

    int line() {
        return line;
    }

    String text() {
        return String.valueOf(getMessage());
    }
}
