package shop.xiaoer.store.backup;

import org.jspecify.annotations.Nullable;

/** A backup was not written or not restored; the message says why and what to do. Nothing was changed. */
public final class BackupException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BackupException(String message) {
        this(message, null);
    }

    BackupException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
