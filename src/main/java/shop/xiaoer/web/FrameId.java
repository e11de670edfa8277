package shop.xiaoer.web;

import org.jspecify.annotations.Nullable;
import shop.xiaoer.wire.BadFrame;
import shop.xiaoer.wire.Fields;

/** The id of a frame that is not handled, so that its problem can name it. */
final class FrameId {
    private FrameId() {}

    static @Nullable String of(String text) {
        try {
            return Fields.frame(text).idOrNull();
        } catch (BadFrame e) {
            return null;
        }
    }
}
