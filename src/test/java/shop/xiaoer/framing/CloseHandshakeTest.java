package shop.xiaoer.framing;

import static org.assertj.core.api.Assertions.assertThat;
import static shop.xiaoer.framing.testing.Frame.CLOSE;
import static shop.xiaoer.framing.testing.Frame.PING;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import shop.xiaoer.framing.testing.Door;
import shop.xiaoer.framing.testing.Frame;
import shop.xiaoer.framing.testing.RawSocket;
import shop.xiaoer.journey.testing.TestShop;

/**
 * The end of a socket (Autobahn 7). 1012 to 1014 were registered after RFC 6455 and are taken; what lies between 1016 and
 * 2999 is kept back, and beyond 4999 there is nothing.
 */
class CloseHandshakeTest {
    private static RawSocket open(Door door) {
        return RawSocket.open(TestShop.shared().port(), door);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            ints = {1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 1012, 1013, 1014, 3000, 3999, 4000, 4400, 4999
            })
    void aCloseIsAnsweredWithItsCode(int code) {
        for (Door door : Door.values()) {
            try (RawSocket socket = open(door)) {
                assertThat(socket.frame(Frame.close(code)).closeCode()).isEqualTo(code);
            }
        }
    }

    static Stream<Wrong> badCodes() {
        return IntStream.of(0, 1, 999, 1004, 1005, 1006, 1015, 1016, 1100, 2000, 2999, 5000, 32_768, 65_535)
                .boxed()
                .flatMap(code -> Wrong.everywhere("code " + code, 1002, Frame.close(code)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void badCodes(Wrong wrong) {
        wrong.assertClosed();
    }

    static Stream<Wrong> badBodies() {
        byte[] half = {(byte) 0xce, (byte) 0xba, (byte) 0xe1, (byte) 0xbd};
        byte[] surrogate = {(byte) 0xed, (byte) 0xa0, (byte) 0x80};
        return Stream.of(
                        Wrong.everywhere("one byte", 1002, Frame.of(CLOSE, "a")),
                        Wrong.everywhere("126 bytes", 1002, Frame.close(1000, new byte[124])),
                        Wrong.everywhere("a reason cut short", 1007, Frame.close(1000, half)),
                        Wrong.everywhere("a reason with a surrogate", 1007, Frame.close(1000, surrogate)))
                .flatMap(cases -> cases);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void badBodies(Wrong wrong) {
        wrong.assertClosed();
    }

    @ParameterizedTest
    @EnumSource
    void aCloseWithoutACodeIsAnsweredAsNormal(Door door) {
        try (RawSocket socket = open(door)) {
            Frame reply = socket.frame(Frame.of(CLOSE, "")).next();
            assertThat(reply.opcode()).isEqualTo(CLOSE);
            assertThat(reply.closeCode()).as("1005 must not be sent").isEqualTo(1000);
            socket.assertEnded();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aLongReasonIsTaken(Door door) {
        byte[] reason = "再见".repeat(20).getBytes(StandardCharsets.UTF_8);
        try (RawSocket socket = open(door)) {
            assertThat(socket.frame(Frame.close(1000, reason)).closeCode()).isEqualTo(1000);
        }
    }

    static Stream<Frame> afterwards() {
        return Stream.of(
                Frame.of(PING, "still there?"),
                Frame.text("{\"type\":\"hello\"}"),
                Frame.of(Frame.BINARY, "x"),
                Frame.close(1001),
                Frame.text("x").reserved(7));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("afterwards")
    void nothingIsSaidAfterAClose(Frame frame) {
        for (Door door : Door.values()) {
            try (RawSocket socket = open(door)) {
                socket.atOnce(List.of(Frame.close(1000), frame, frame));
                // closeCode() fails where anything follows.
                assertThat(socket.closeCode()).isEqualTo(1000);
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("afterwards")
    void nothingIsSaidAfterTheServersOwnClose(Frame frame) {
        try (RawSocket socket = Welcomed.open()) {
            socket.text("{\"type\":\"say\",\"id\":\"1\",\"text\":\"你好\"}").text("no json");
            Frame last = socket.next();
            while (last.opcode() != CLOSE) {
                last = socket.next();
            }
            assertThat(last.closeCode()).isEqualTo(4400);
            socket.atOnce(List.of(frame, frame, Frame.close(4400)));
            socket.assertEnded();
        }
    }
}
