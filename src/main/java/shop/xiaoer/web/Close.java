package shop.xiaoer.web;

/** The close codes of the contract. */
enum Close {
    BAD_FRAME(4400, "bad frame"),
    NOT_ALLOWED(4401, "not allowed"),
    NO_HELLO(4408, "no hello"),
    TOO_LARGE(4413, "too large"),
    TOO_MANY(4429, "too many"),
    RESTARTING(1012, "restarting"),
    FULL(1013, "full");

    private final int code;
    private final String word;

    Close(int code, String word) {
        this.code = code;
        this.word = word;
    }

    int code() {
        return code;
    }

    String word() {
        return word;
    }
}
