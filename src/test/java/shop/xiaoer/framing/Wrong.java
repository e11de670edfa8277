package shop.xiaoer.framing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import shop.xiaoer.framing.testing.Door;
import shop.xiaoer.framing.testing.Frame;
import shop.xiaoer.framing.testing.RawSocket;
import shop.xiaoer.journey.testing.TestShop;

/** What a client should never send at a door, and the code of the close that it meets. */
record Wrong(String name, Door door, List<Frame> frames, int code) {
    static Wrong atChat(String name, int code, Frame... frames) {
        return new Wrong(name, Door.CHAT, List.of(frames), code);
    }

    /** The same at each of the three. */
    static Stream<Wrong> everywhere(String name, int code, Frame... frames) {
        return Arrays.stream(Door.values()).map(door -> new Wrong(name, door, List.of(frames), code));
    }

    /** Sends it all in one go; then the server closes with that code and ends the connection. */
    void assertClosed() {
        try (RawSocket socket = RawSocket.open(TestShop.shared().port(), door)) {
            socket.atOnce(frames);
            assertThat(socket.closeCode()).isEqualTo(code);
        }
    }

    @Override
    public String toString() {
        return door + ": " + name;
    }
}
