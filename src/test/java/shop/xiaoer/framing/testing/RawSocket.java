package shop.xiaoer.framing.testing;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One TCP connection that speaks WebSocket by hand, so that it can also speak it wrongly. What the server sends is held to
 * RFC 6455 while it is read: nothing masked, lengths in as few bytes as will do, control frames whole and short, nothing
 * after a close. For one thread.
 */
public final class RawSocket implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RawSocket.class);
    private static final String KEY = "dGhlIHNhbXBsZSBub25jZQ==";
    private static final String MAGIC = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    private static final int PATIENCE_MS = 20_000;
    private static final byte[] MASK = {0x37, (byte) 0xfa, 0x21, 0x3d};

    private final Socket socket;
    private final DataInputStream in;
    private int chop = Integer.MAX_VALUE;
    private boolean closing;

    private RawSocket(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new DataInputStream(socket.getInputStream());
        socket.setSoTimeout(PATIENCE_MS);
        socket.setTcpNoDelay(true);
    }

    public static RawSocket connect(int port) {
        try {
            return new RawSocket(new Socket(InetAddress.getLoopbackAddress(), port));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Opened with the protocol that the path wants. */
    public static RawSocket open(int port, Door door) {
        RawSocket opened = connect(port);
        Head head = opened.request(upgrade(door, List.of()));
        if (head.status() != 101 || !accept().equals(head.header("sec-websocket-accept"))) {
            throw new AssertionError("the server did not upgrade: " + head);
        }
        return opened;
    }

    /** The right request for a door, with more headers. */
    public static List<String> upgrade(Door door, List<String> more) {
        List<String> lines = new ArrayList<>(List.of(
                "GET " + door.path() + " HTTP/1.1",
                "Host: 127.0.0.1",
                "Connection: Upgrade",
                "Upgrade: websocket",
                "Sec-WebSocket-Version: 13",
                "Sec-WebSocket-Key: " + KEY,
                "Sec-WebSocket-Protocol: " + door.protocol()));
        lines.addAll(more);
        return lines;
    }

    private static String accept() {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-1").digest((KEY + MAGIC).getBytes(StandardCharsets.US_ASCII));
            return Base64.getEncoder().encodeToString(digest);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Sends request line and headers. @return the response's head; its body, if any, is not read */
    public Head request(List<String> lines) {
        raw((String.join("\r\n", lines) + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        try {
            while (!head.toString(StandardCharsets.US_ASCII).endsWith("\r\n\r\n")) {
                head.write(in.readByte());
            }
        } catch (IOException e) {
            throw new AssertionError("the response ended after: " + head, e);
        }
        return Head.read(head.toString(StandardCharsets.US_ASCII));
    }

    // ---- going out -----------------------------------------------------------------------------------------------

    /** From now on at most so many bytes leave at once. */
    public RawSocket chopped(int bytes) {
        chop = bytes;
        return this;
    }

    public RawSocket text(String text) {
        return frame(Frame.text(text));
    }

    public RawSocket frame(Frame frame) {
        closing |= frame.opcode() == Frame.CLOSE;
        return raw(bytes(frame, true));
    }

    /** As a client must not. */
    public RawSocket unmasked(Frame frame) {
        return raw(bytes(frame, false));
    }

    /** Several frames as one run of bytes. */
    public RawSocket atOnce(List<Frame> frames) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (Frame frame : frames) {
            closing |= frame.opcode() == Frame.CLOSE;
            all.writeBytes(bytes(frame, true));
        }
        return raw(all.toByteArray());
    }

    /** Bytes as they are. A server that has closed already may refuse them: what it said before stands to be read. */
    public RawSocket raw(byte[] bytes) {
        try {
            for (int from = 0; from < bytes.length; from += Math.min(chop, bytes.length - from)) {
                socket.getOutputStream().write(bytes, from, Math.min(chop, bytes.length - from));
                socket.getOutputStream().flush();
            }
        } catch (IOException e) {
            LOG.debug("the server has gone: {}", e.getMessage());
        }
        return this;
    }

    private static byte[] bytes(Frame frame, boolean masked) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write((frame.last() ? 0x80 : 0) | frame.reserved() << 4 | frame.opcode());
        int mask = masked ? 0x80 : 0;
        byte[] payload = frame.payload();
        if (payload.length <= 125) {
            out.write(mask | payload.length);
        } else if (payload.length < 1 << 16) {
            out.write(mask | 126);
            out.write(payload.length >>> 8);
            out.write(payload.length);
        } else {
            out.write(mask | 127);
            for (int shift = 56; shift >= 0; shift -= 8) {
                out.write((int) ((long) payload.length >>> shift));
            }
        }
        if (!masked) {
            out.writeBytes(payload);
            return out.toByteArray();
        }
        out.writeBytes(MASK);
        for (int i = 0; i < payload.length; i++) {
            out.write(payload[i] ^ MASK[i % MASK.length]);
        }
        return out.toByteArray();
    }

    // ---- coming in -----------------------------------------------------------------------------------------------

    /** The next frame, the server's own pings left out. */
    public Frame next() {
        try {
            Frame frame = read();
            while (frame.opcode() == Frame.PING) {
                frame = read();
            }
            return frame;
        } catch (IOException e) {
            throw new AssertionError("no frame came", e);
        }
    }

    private Frame read() throws IOException {
        int first = in.readUnsignedByte();
        int second = in.readUnsignedByte();
        require((second & 0x80) == 0, "a server's frame is masked");
        long length = second & 0x7f;
        if (length == 126) {
            length = in.readUnsignedShort();
            require(length > 125, "the length takes more bytes than it needs");
        } else if (length == 127) {
            length = in.readLong();
            require(length > 0xffff, "the length takes more bytes than it needs");
        }
        byte[] payload = in.readNBytes(Math.toIntExact(length));
        Frame frame = new Frame((first & 0x80) != 0, first >> 4 & 7, first & 15, payload);
        require(frame.reserved() == 0, "a reserved bit is set: " + frame);
        require(frame.opcode() < 8 || frame.last() && length <= 125, "a control frame is long or in parts: " + frame);
        return frame;
    }

    /** As a client has to, where it did not close first. */
    private void answer(Frame close) {
        if (!closing) {
            frame(close);
        }
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new AssertionError(what);
        }
    }

    /**
     * Reads to the end of the stream.
     *
     * @return the code of the close frame, 1005 where it has none, 1006 where there was no such frame
     */
    public int closeCode() {
        int code = 1006;
        try {
            while (true) {
                Frame frame = read();
                require(code == 1006, "after the close came " + frame);
                if (frame.opcode() == Frame.CLOSE) {
                    code = frame.closeCode();
                    answer(frame);
                }
            }
        } catch (EOFException ended) {
            return code;
        } catch (IOException e) {
            throw new AssertionError("the stream broke after close code " + code, e);
        }
    }

    /** Reads to the end of the stream; fails where anything comes before it. */
    public void assertEnded() {
        try {
            if (in.read() != -1) {
                throw new AssertionError("something came after the end");
            }
        } catch (IOException e) {
            throw new AssertionError("the stream broke", e);
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
