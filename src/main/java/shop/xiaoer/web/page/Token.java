package shop.xiaoer.web.page;

/** A piece of a script, exactly as it was written; all of them in a row are the script. */
record Token(Kind kind, String text) {
    enum Kind {
        /** Blanks within a line. */
        SPACE,
        /** One end of a line. */
        BREAK,
        /** With its marks; one that goes to the end of the line ends before it. */
        COMMENT,
        /** A name, a keyword, a number, or a private name with its sign. */
        WORD,
        STRING,
        /** From a backquote or the end of a hole to the next hole or backquote, both with their marks. */
        TEMPLATE,
        /** With its flags. */
        PATTERN,
        /** One sign. */
        SIGN
    }

    boolean is(String other) {
        return text.equals(other) && (kind == Kind.WORD || kind == Kind.SIGN);
    }

    /** Whether it does something, or only parts or explains what does. */
    boolean counts() {
        return switch (kind) {
            case SPACE, BREAK, COMMENT -> false;
            case WORD, STRING, TEMPLATE, PATTERN, SIGN -> true;
        };
    }

    static Token word(String text) {
        return new Token(Kind.WORD, text);
    }

    static Token sign(String text) {
        return new Token(Kind.SIGN, text);
    }
}
