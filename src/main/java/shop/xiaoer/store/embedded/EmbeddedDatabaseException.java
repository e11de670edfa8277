package shop.xiaoer.store.embedded;

import org.jspecify.annotations.Nullable;

/** The embedded database cannot be started or stopped; the message ends with what to do about it. */
public final class EmbeddedDatabaseException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String fault;
    private final String mend;

    EmbeddedDatabaseException(String fault, String mend) {
        this(fault, mend, null);
    }

    EmbeddedDatabaseException(String fault, String mend, @Nullable Throwable cause) {
        super(fault + ". " + mend, cause);
        this.fault = fault;
        this.mend = mend;
    }

    /** Returns what is wrong, without the mend. */
    public String fault() {
        return fault;
    }

    /** Returns the sentence that tells the operator what to do. */
    public String mend() {
        return mend;
    }
}
