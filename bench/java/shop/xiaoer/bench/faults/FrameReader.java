package shop.xiaoer.bench.faults;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The bytes of one direction as whole units: first the head of the upgrade, then one WebSocket frame after the other. */
final class FrameReader {
    private static final int TEXT = 1;

    private final DataInputStream in;
    private boolean upgraded;

    FrameReader(InputStream in) {
        this.in = new DataInputStream(in);
    }

    /** The bytes of a unit as they came, and its text where it is one whole text frame, else empty. */
    static final class Unit {
        private final byte[] bytes;
        private final String text;

        private Unit(byte[] bytes, String text) {
            this.bytes = bytes;
            this.text = text;
        }

        byte[] bytes() {
            return bytes;
        }

        String text() {
            return text;
        }
    }

    /** The next one. @throws IOException at the end, too */
    Unit next() throws IOException {
        if (upgraded) {
            return frame();
        }
        upgraded = true;
        List<Byte> head = new ArrayList<>();
        int matched = 0;
        while (matched < 4) {
            byte one = in.readByte();
            head.add(one);
            matched = one == "\r\n\r\n".charAt(matched) ? matched + 1 : one == '\r' ? 1 : 0;
        }
        byte[] bytes = new byte[head.size()];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = head.get(i);
        }
        return new Unit(bytes, "");
    }

    private Unit frame() throws IOException {
        int first = in.readUnsignedByte();
        int second = in.readUnsignedByte();
        int length = second & 0x7f;
        byte[] extended = new byte[length == 126 ? 2 : length == 127 ? 8 : 0];
        in.readFully(extended);
        long size = length;
        if (extended.length > 0) {
            size = 0;
            for (byte one : extended) {
                size = size << 8 | one & 0xff;
            }
        }
        byte[] mask = new byte[(second & 0x80) == 0 ? 0 : 4];
        in.readFully(mask);
        byte[] payload = new byte[Math.toIntExact(size)];
        in.readFully(payload);
        byte[] whole = new byte[2 + extended.length + mask.length + payload.length];
        whole[0] = (byte) first;
        whole[1] = (byte) second;
        System.arraycopy(extended, 0, whole, 2, extended.length);
        System.arraycopy(mask, 0, whole, 2 + extended.length, mask.length);
        System.arraycopy(payload, 0, whole, 2 + extended.length + mask.length, payload.length);
        for (int i = 0; i < payload.length && mask.length > 0; i++) {
            payload[i] ^= mask[i % 4];
        }
        boolean text = (first & 0x8f) == (0x80 | TEXT);
        return new Unit(whole, text ? new String(payload, StandardCharsets.UTF_8) : "");
    }

    /** An unmasked text frame, as a server sends it. */
    static byte[] textFrame(String text) {
        byte[] payload = text.getBytes(StandardCharsets.UTF_8);
        int header = payload.length < 126 ? 2 : 4;
        if (payload.length > 0xffff) {
            throw new IllegalArgumentException("text: is too long for a short frame");
        }
        byte[] frame = new byte[header + payload.length];
        frame[0] = (byte) (0x80 | TEXT);
        if (header == 2) {
            frame[1] = (byte) payload.length;
        } else {
            frame[1] = 126;
            frame[2] = (byte) (payload.length >> 8);
            frame[3] = (byte) payload.length;
        }
        System.arraycopy(payload, 0, frame, header, payload.length);
        return frame;
    }
}
