package shop.xiaoer.web;

import io.vertx.core.http.HttpServerRequest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether a request may become a WebSocket by RFC 6455, section 4.2.1. Subprotocol and origin are not looked at here. */
final class Upgrade {
    private static final String VERSION = "13";
    private static final int KEY_BYTES = 16;

    private Upgrade() {}

    /** The answer to one that may not; it names the header at fault. */
    static Optional<Reply> refusal(HttpServerRequest request) {
        if (!lists(request.getHeader("Connection"), "upgrade") || !lists(request.getHeader("Upgrade"), "websocket")) {
            return Optional.of(required("Upgrade: must be websocket, and Connection: upgrade"));
        }
        if (!VERSION.equals(request.getHeader("Sec-WebSocket-Version"))) {
            return Optional.of(required("Sec-WebSocket-Version: must be " + VERSION));
        }
        if (!isKey(request.getHeader("Sec-WebSocket-Key"))) {
            return Optional.of(
                    Reply.problem(400, "badField", "Sec-WebSocket-Key: must be " + KEY_BYTES + " bytes in Base64"));
        }
        return Optional.empty();
    }

    private static Reply required(String detail) {
        return Reply.problem(426, "badField", detail)
                .with("Sec-WebSocket-Version", VERSION)
                .with("Upgrade", "websocket")
                .with("Connection", "Upgrade");
    }

    static boolean lists(@Nullable String header, String word) {
        return header != null
                && Arrays.stream(header.split(",")).map(String::strip).anyMatch(word::equalsIgnoreCase);
    }

    private static boolean isKey(@Nullable String key) {
        try {
            return key != null && Base64.getDecoder().decode(key).length == KEY_BYTES;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
