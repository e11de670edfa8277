package shop.xiaoer.wire;

import org.jspecify.annotations.Nullable;

/** A frame or a body that cannot be taken: the code of its problem, the field at fault, the frame's id if it has one. */
public final class BadFrame extends Exception {
    private static final long serialVersionUID = 1;

    private final String code;
    private final @Nullable String id;
    private final boolean unreadable;

    private BadFrame(String code, String detail, @Nullable String id, boolean unreadable) {
        super(detail);
        this.code = code;
        this.id = id;
        this.unreadable = unreadable;
    }

    static BadFrame field(String detail, @Nullable String id) {
        return new BadFrame("badField", detail, id, false);
    }

    static BadFrame of(String code, String detail, @Nullable String id) {
        return new BadFrame(code, detail, id, false);
    }

    /** Not JSON, not an object, or without a type: the socket closes. */
    static BadFrame unreadable(String detail) {
        return new BadFrame("badJson", detail, null, true);
    }

    public String code() {
        return code;
    }

    public @Nullable String id() {
        return id;
    }

    public boolean isUnreadable() {
        return unreadable;
    }

    public String detail() {
        return String.valueOf(getMessage());
    }
}
