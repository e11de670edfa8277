package shop.xiaoer.app;

/**
 * What the doctor says of one part.
 *
 * @param mend what to do about it, empty where nothing need be done
 */
record Examination(String name, State state, String detail, String mend) {
    enum State {
        ok,
        /** The shop serves, with less than it could, or with a risk. */
        warn,
        /** The shop does not serve, or a part of its own is broken. */
        fail
    }

    static Examination ok(String name, String detail) {
        return new Examination(name, State.ok, detail, "");
    }

    static Examination warn(String name, String detail, String mend) {
        return new Examination(name, State.warn, detail, mend);
    }

    static Examination fail(String name, String detail, String mend) {
        return new Examination(name, State.fail, detail, mend);
    }
}
