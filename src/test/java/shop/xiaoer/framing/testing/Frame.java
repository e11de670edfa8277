package shop.xiaoer.framing.testing;

import java.nio.charset.StandardCharsets;

/** One frame of RFC 6455, right or wrong. Immutable. */
public final class Frame {
    public static final int CONTINUATION = 0;
    public static final int TEXT = 1;
    public static final int BINARY = 2;
    public static final int CLOSE = 8;
    public static final int PING = 9;
    public static final int PONG = 10;

    private final boolean last;
    private final int reserved;
    private final int opcode;
    private final byte[] payload;

    /**
     * @param last whether it ends its message
     * @param reserved the three reserved bits, 0 to 7
     * @param opcode 0 to 15
     */
    public Frame(boolean last, int reserved, int opcode, byte[] payload) {
        this.last = last;
        this.reserved = reserved;
        this.opcode = opcode;
        this.payload = payload.clone();
    }

    public boolean last() {
        return last;
    }

    public int reserved() {
        return reserved;
    }

    public int opcode() {
        return opcode;
    }

    public byte[] payload() {
        return payload.clone();
    }

    public static Frame of(int opcode, byte[] payload) {
        return new Frame(true, 0, opcode, payload);
    }

    public static Frame of(int opcode, String payload) {
        return of(opcode, payload.getBytes(StandardCharsets.UTF_8));
    }

    public static Frame text(String text) {
        return of(TEXT, text);
    }

    /** A close frame with a code and a reason. */
    public static Frame close(int code, byte[] reason) {
        byte[] payload = new byte[2 + reason.length];
        payload[0] = (byte) (code >>> 8);
        payload[1] = (byte) code;
        System.arraycopy(reason, 0, payload, 2, reason.length);
        return of(CLOSE, payload);
    }

    public static Frame close(int code) {
        return close(code, new byte[0]);
    }

    /** The same with more of its message to come. */
    public Frame open() {
        return new Frame(false, reserved, opcode, payload);
    }

    public Frame reserved(int bits) {
        return new Frame(last, bits, opcode, payload);
    }

    public String words() {
        return new String(payload, StandardCharsets.UTF_8);
    }

    /** Of a close frame; 1005 where it has none. */
    public int closeCode() {
        return payload.length < 2 ? 1005 : (payload[0] & 0xff) << 8 | payload[1] & 0xff;
    }

    @Override
    public String toString() {
        return "frame(last " + last + ", reserved " + reserved + ", opcode " + opcode + ", " + payload.length
                + " bytes)";
    }
}
