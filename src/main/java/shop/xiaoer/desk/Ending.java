package shop.xiaoer.desk;

import org.jspecify.annotations.Nullable;

/** How a client's frame ended: exactly one of these for each frame with an id. */
public sealed interface Ending {
    /** It is durable; {@code seq} of the event that it made, null where it made none. */
    record Done(@Nullable Long seq) implements Ending {}

    /** It changed nothing; {@code code} is one of the contract's. */
    record Problem(String code, String detail) implements Ending {}
}
