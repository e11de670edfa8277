package shop.xiaoer.account;

import java.util.Arrays;
import java.util.Optional;

/** What a program's key may open, each by itself; the wire names are those of the documents. */
public enum KeyRight {
    /** The shop as a model. */
    answers("answers"),
    conversationsRead("conversations:read"),
    productsWrite("products:write"),
    reportsRead("reports:read"),
    /** Bring in what viewers write. */
    roomComments("room:comments"),
    /** Be a room's renderer, by its socket or by polling, and hear what it is to say. */
    roomDrive("room:drive"),
    scriptsRead("scripts:read");

    private final String wire;

    KeyRight(String wire) {
        this.wire = wire;
    }

    public String wire() {
        return wire;
    }

    public static Optional<KeyRight> of(String wire) {
        return Arrays.stream(values()).filter(right -> right.wire.equals(wire)).findFirst();
    }
}
