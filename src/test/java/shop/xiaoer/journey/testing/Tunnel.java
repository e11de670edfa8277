package shop.xiaoer.journey.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import shop.xiaoer.store.embedded.DatabaseAddress;

/** A way to the database that a test can cut and mend: bytes go through, or every connection ends at once. */
public final class Tunnel implements AutoCloseable {
    private final DatabaseAddress beyond;
    private final ServerSocket door;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile boolean passable = true;

    public Tunnel(DatabaseAddress beyond) {
        this.beyond = beyond;
        try {
            this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    /** The database as it is seen through this. */
    public DatabaseAddress address() {
        return new DatabaseAddress(
                door.getInetAddress().getHostAddress(),
                door.getLocalPort(),
                beyond.user(),
                beyond.password(),
                beyond.database());
    }

    public void cut() {
        passable = false;
        open.forEach(Tunnel::end);
        open.clear();
    }

    public void mend() {
        passable = true;
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket near = door.accept();
                if (passable) {
                    pass(near);
                } else {
                    end(near);
                }
            } catch (IOException e) {
                // A refused connection or a closed door: the next one may be another matter.
            }
        }
    }

    private void pass(Socket near) throws IOException {
        Socket far = new Socket(beyond.host(), beyond.port());
        open.add(near);
        open.add(far);
        Thread.ofVirtual().start(() -> copy(near, far));
        Thread.ofVirtual().start(() -> copy(far, near));
        if (!passable) {
            end(near);
            end(far);
        }
    }

    private void copy(Socket from, Socket to) {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            in.transferTo(out);
        } catch (IOException e) {
            end(to);
        } finally {
            open.remove(from);
            open.remove(to);
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
        cut();
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
