package shop.xiaoer.bench.faults;

import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntSupplier;
import shop.xiaoer.bench.faults.Fault.Direction;
import shop.xiaoer.bench.faults.FrameReader.Unit;

/** A proxy between one shopper and the server that breaks each connection as the plan has it. Loopback only. */
final class FaultyTunnel implements AutoCloseable {
    private static final int SMALL_PIECE = 7;

    private final IntSupplier server;
    private final FaultPlan plan;
    private final Plant plant;
    private final ServerSocket door;
    private final Set<Passage> open = ConcurrentHashMap.newKeySet();
    private final Map<Fault.Kind, Integer> fired = new EnumMap<>(Fault.Kind.class);

    /** @param server the port beyond, which another start of the server may change */
    FaultyTunnel(IntSupplier server, FaultPlan plan, Plant plant) {
        this.server = server;
        this.plan = plan;
        this.plant = plant;
        try {
            this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return door.getLocalPort();
    }

    /** Resets every open connection. */
    void cutAll() {
        open.forEach(Passage::cut);
    }

    /** How often each kind of fault has happened. */
    synchronized Map<Fault.Kind, Integer> fired() {
        return Map.copyOf(fired);
    }

    private synchronized void fires(Fault fault) {
        fired.merge(fault.kind(), 1, Integer::sum);
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket near = door.accept();
                Thread.ofVirtual().start(() -> pass(near));
            } catch (IOException e) {
                // The door was closed.
            }
        }
    }

    private void pass(Socket near) {
        try {
            Passage passage =
                    new Passage(near, new Socket(InetAddress.getLoopbackAddress(), server.getAsInt()), plan.next());
            open.add(passage);
            passage.begin();
        } catch (IOException e) {
            // The server is not there: the shopper's connection ends as it would without us.
            reset(near);
        }
    }

    private static void reset(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException e) {
            // It is gone already.
        }
    }

    /** One connection and its two directions. */
    private final class Passage {
        private final Socket near;
        private final Socket far;
        private final Optional<Fault> fault;

        Passage(Socket near, Socket far, Optional<Fault> fault) throws IOException {
            this.near = near;
            this.far = far;
            this.fault = fault;
            near.setTcpNoDelay(true);
            far.setTcpNoDelay(true);
        }

        void begin() {
            Thread.ofVirtual().start(() -> copy(Direction.toServer, near, far));
            Thread.ofVirtual().start(() -> copy(Direction.toShopper, far, near));
        }

        void cut() {
            open.remove(this);
            reset(near);
            reset(far);
        }

        private void copy(Direction direction, Socket from, Socket to) {
            Gate gate = new Gate(this, to, fault.filter(mine -> mine.direction() == direction));
            try {
                FrameReader units = new FrameReader(from.getInputStream());
                while (true) {
                    one(direction, units.next(), gate);
                }
            } catch (EOFException e) {
                // What was closed on one side is closed on the other.
                close(to);
            } catch (IOException e) {
                cut();
            }
        }

        private void one(Direction direction, Unit unit, Gate gate) throws IOException {
            if (direction == Direction.toShopper) {
                for (byte[] bytes : plant.toShopper(unit)) {
                    gate.write(bytes);
                }
                return;
            }
            byte[] lie = plant.swallowed(unit);
            if (lie == null) {
                gate.write(unit.bytes());
            } else {
                near.getOutputStream().write(lie);
            }
        }

        private void close(Socket to) {
            open.remove(this);
            try {
                to.close();
            } catch (IOException e) {
                // It is gone already.
            }
        }
    }

    /** Counts the bytes of one direction and lets the fault happen at its place. */
    private final class Gate {
        private final Passage passage;
        private final Socket to;
        private final Optional<Fault> fault;
        private int passed;
        private boolean silent;
        private boolean dribbles;

        Gate(Passage passage, Socket to, Optional<Fault> fault) {
            this.passage = passage;
            this.to = to;
            this.fault = fault;
        }

        void write(byte[] bytes) throws IOException {
            int before = passed;
            passed += bytes.length;
            if (fault.isPresent()
                    && before <= fault.get().afterBytes()
                    && passed > fault.get().afterBytes()) {
                int place = fault.get().afterBytes() - before;
                put(bytes, 0, place);
                happen(fault.get());
                put(bytes, place, bytes.length);
            } else {
                put(bytes, 0, bytes.length);
            }
        }

        private void happen(Fault mine) throws IOException {
            fires(mine);
            switch (mine.kind()) {
                case cut -> passage.cut();
                case delay ->
                    LockSupport.parkNanos(Duration.ofMillis(mine.millis()).toNanos());
                case silence -> silent = true;
                case dribble -> dribbles = true;
                case halfClose -> {
                    to.shutdownOutput();
                    LockSupport.parkNanos(Duration.ofMillis(mine.millis()).toNanos());
                    passage.cut();
                }
            }
        }

        private void put(byte[] bytes, int from, int to) throws IOException {
            if (silent || from >= to) {
                return;
            }
            OutputStream out = this.to.getOutputStream();
            int step = dribbles ? SMALL_PIECE : to - from;
            for (int at = from; at < to; at += step) {
                out.write(bytes, at, Math.min(step, to - at));
            }
        }
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        cutAll();
    }
}
