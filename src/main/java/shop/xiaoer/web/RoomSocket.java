package shop.xiaoer.web;

import io.vertx.core.Vertx;
import io.vertx.core.http.ServerWebSocket;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.account.KeyRight;
import shop.xiaoer.account.Role;
import shop.xiaoer.broadcast.room.RoomCue;
import shop.xiaoer.broadcast.room.RoomState;
import shop.xiaoer.desk.Starter;
import shop.xiaoer.desk.room.RoomDesk;
import shop.xiaoer.desk.room.RoomSink;
import shop.xiaoer.wire.BadFrame;
import shop.xiaoer.wire.Outgoing;
import shop.xiaoer.wire.RoomFrame;
import shop.xiaoer.wire.RoomJson;

/** A room's socket: a renderer, an operator's page or a viewer. */
final class RoomSocket extends FrameSocket implements RoomSink {
    private final RoomDesk desk;
    private final Access access;
    private final Clock clock;
    private final String room;
    private final @Nullable String key;
    private volatile RoomFrame.@Nullable Role role;
    private volatile boolean gone;

    /** @param key of the address, for renderers that can set no token */
    RoomSocket(
            Vertx vertx,
            ServerWebSocket socket,
            Starter starter,
            RateLimit rate,
            @Nullable String address,
            RoomDesk desk,
            Access access,
            Clock clock,
            String room,
            @Nullable String key) {
        super(vertx, socket, starter, rate, address);
        this.desk = desk;
        this.access = access;
        this.clock = clock;
        this.room = room;
        this.key = key;
    }

    @Override
    void handle(String text) throws BadFrame {
        RoomFrame.Role sitting = role;
        RoomFrame frame;
        try {
            frame = RoomFrame.read(text, clock.instant());
        } catch (BadFrame e) {
            if (sitting == null && !e.isUnreadable()) {
                close(Close.NOT_ALLOWED);
                return;
            }
            throw e;
        }
        if (sitting == null) {
            if (frame instanceof RoomFrame.Hello hello) {
                hello(hello);
            } else {
                close(Close.NOT_ALLOWED);
            }
            return;
        }
        switch (frame) {
            case RoomFrame.Hello ignored -> send(Outgoing.problem("badField", "type: hello came already", null, null));
            case RoomFrame.Progress progress -> progress(sitting, progress, FrameId.of(text));
            case RoomFrame.Said said -> {
                desk.comments().accept(room, List.of(said.comment()));
                acknowledge(FrameId.of(text));
            }
            case RoomFrame.Ping ping -> acknowledge(ping.id());
        }
    }

    private void acknowledge(@Nullable String id) {
        if (id != null) {
            send(Outgoing.ack(id, null));
        }
    }

    private void hello(RoomFrame.Hello hello) {
        Optional<Access.Caller> caller = caller(hello.token(), hello.role())
                .or(() -> key == null ? Optional.empty() : caller(key, hello.role()));
        if (caller.isEmpty()) {
            send(Outgoing.problem("badToken", "not allowed", null, null));
            close(Close.NOT_ALLOWED);
            return;
        }
        cameBy(caller.get().badge());
        role = hello.role();
        switch (desk.streams()
                .join(room, this, hello.role() == RoomFrame.Role.driver, hello.lastCue(), this::welcome)) {
            case here -> {
                // Its welcome went out before anything else.
            }
            case elsewhere -> close(Close.RESTARTING);
            case unknown -> {
                send(Outgoing.problem("notFound", "room: no such one", null, null));
                close(Close.NOT_ALLOWED);
            }
        }
    }

    /** A renderer may come by a key; anybody who is signed in may watch. */
    private Optional<Access.Caller> caller(String token, RoomFrame.Role wanted) {
        return switch (wanted) {
            case driver -> access.caller(token, Role.Right.writeScripts, KeyRight.roomDrive);
            case operator ->
                access.session(token)
                        .filter(signed ->
                                !signed.mustChange() && signed.account().role().may(Role.Right.writeScripts))
                        .map(Access.Caller::of);
            case viewer ->
                access.session(token).filter(signed -> !signed.mustChange()).map(Access.Caller::of);
        };
    }

    private void welcome(Optional<RoomCue> spoken) {
        welcomed();
        desk.book().find(room).ifPresent(kept -> send(RoomJson.welcome(room, kept.state(), kept.reason(), spoken)));
    }

    private void progress(RoomFrame.Role sitting, RoomFrame.Progress progress, @Nullable String id) {
        boolean taken = sitting == RoomFrame.Role.driver
                && desk.streams().progress(room, this, progress.cue(), progress.state(), progress.sentence());
        if (taken) {
            acknowledge(id);
        } else {
            send(Outgoing.problem("notYours", "another renderer drives the room", id, null));
        }
    }

    /** The director looks ten times a second; nothing here waits on the event loop. */
    @Override
    void ended() {
        gone = true;
    }

    // ---- what the director sends ---------------------------------------------------------------------------------

    @Override
    public void cue(RoomCue cue) {
        send(RoomJson.cueFrame(cue));
    }

    @Override
    public void cancel(long no) {
        send(RoomJson.cancel(no));
    }

    @Override
    public void state(RoomState state, @Nullable String reason) {
        send(RoomJson.state(state, reason));
    }

    @Override
    public void answered(String msgId, long no) {
        send(RoomJson.answered(msgId, no));
    }

    @Override
    public void cut() {
        close(Close.RESTARTING);
    }

    @Override
    public boolean gone() {
        return gone;
    }

    @Override
    public boolean full() {
        return writeQueueFull();
    }
}
