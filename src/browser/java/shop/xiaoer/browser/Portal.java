package shop.xiaoer.browser;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;

/**
 * The way between a browser and the shop, as hotels, trains and tunnels make it: it passes everything, answers in the
 * shop's place, lets no socket through, or swallows all that comes without a word.
 */
final class Portal implements AutoCloseable {
    /** What happens to connections that are opened from now on; those that swallow do so to open ones too. */
    enum Mode {
        PASSES(""),
        /** A login page for everything. */
        ANSWERS_200(
                "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 41\r\nConnection: close\r\n\r\n<html><body>Welcome, guest!</body></html>"),
        /** The same, and honest about it (RFC 6585). */
        ANSWERS_511(
                "HTTP/1.1 511 Network Authentication Required\r\nContent-Type: text/html\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"),
        /** Pages pass, upgrades are refused. */
        REFUSES_SOCKETS(""),
        SWALLOWS("");

        private final String answer;

        Mode(String answer) {
            this.answer = answer;
        }
    }

    private static final int HEAD = 16 * 1024;

    private final IntSupplier server;
    private final ServerSocket door;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile Mode mode = Mode.PASSES;
    /** Connections of before this number are dead, though nobody was told. */
    private volatile int alive;

    private final AtomicInteger opened = new AtomicInteger();

    /** @param server the port behind, asked for each connection */
    Portal(IntSupplier server) {
        this.server = server;
        try {
            door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    String url() {
        return "http://127.0.0.1:" + door.getLocalPort();
    }

    /** Cuts what is open and goes on like this. */
    void cut(Mode next) {
        mode = next;
        open.forEach(Portal::end);
        open.clear();
    }

    /** What is open is dead from now on and does not end; new connections pass. */
    void loseWithoutAWord() {
        alive = opened.get();
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket near = door.accept();
                int number = opened.incrementAndGet();
                open.add(near);
                Thread.ofVirtual().start(() -> serve(near, number));
            } catch (IOException e) {
                // A closed door, or a caller who has gone: the next one may be another matter.
            }
        }
    }

    private void serve(Socket near, int number) {
        try (near) {
            byte[] first = new byte[HEAD];
            int length = near.getInputStream().read(first);
            if (length < 0) {
                return;
            }
            boolean upgrades = new String(first, 0, length, StandardCharsets.ISO_8859_1)
                    .toLowerCase(Locale.ROOT)
                    .contains("upgrade: websocket");
            String answer = mode == Mode.REFUSES_SOCKETS && upgrades ? Mode.ANSWERS_511.answer : mode.answer;
            if (!answer.isEmpty()) {
                near.getOutputStream().write(answer.getBytes(StandardCharsets.ISO_8859_1));
                return;
            }
            try (Socket far = new Socket(InetAddress.getLoopbackAddress(), server.getAsInt())) {
                open.add(far);
                far.getOutputStream().write(first, 0, length);
                Thread back = Thread.ofVirtual().start(() -> copy(far, near, number));
                copy(near, far, number);
                back.join();
            }
        } catch (IOException e) {
            // One end has gone: the other sees it by the end of its stream.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(near);
        }
    }

    private void copy(Socket from, Socket to, int number) {
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] buffer = new byte[HEAD];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                if (number > alive && mode != Mode.SWALLOWS) {
                    out.write(buffer, 0, read);
                }
            }
        } catch (IOException e) {
            // As above.
        }
        if (number > alive) {
            end(to);
        }
    }

    private static void end(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        cut(Mode.ANSWERS_511);
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
