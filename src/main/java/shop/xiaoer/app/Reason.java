package shop.xiaoer.app;

import java.util.concurrent.CompletionException;

/** A failure in words for whoever started the program. */
final class Reason {
    private Reason() {}

    static String of(Throwable fault) {
        Throwable cause = fault;
        while (cause instanceof CompletionException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        String message = cause.getMessage();
        return message == null || message.isBlank() ? cause.toString() : message;
    }
}
