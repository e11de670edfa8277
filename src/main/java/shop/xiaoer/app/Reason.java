package shop.xiaoer.app;

import java.util.concurrent.CompletionException;
import shop.xiaoer.store.embedded.EmbeddedDatabaseException;

/** A failure in words for whoever started the program. */
final class Reason {
    private Reason() {}

    static String of(Throwable fault) {
        Throwable cause = fault;
        while (cause instanceof CompletionException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        if (cause instanceof EmbeddedDatabaseException database) {
            return database.getMessage() + ". " + database.mend();
        }
        String message = cause.getMessage();
        return message == null || message.isBlank() ? cause.toString() : message;
    }
}
