package shop.xiaoer.framing;

import static org.assertj.core.api.Assertions.assertThat;
import static shop.xiaoer.framing.testing.Frame.PING;
import static shop.xiaoer.framing.testing.Frame.PONG;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import shop.xiaoer.framing.testing.Door;
import shop.xiaoer.framing.testing.Frame;
import shop.xiaoer.framing.testing.RawSocket;
import shop.xiaoer.journey.testing.TestShop;

/** Pings and pongs (Autobahn 2). */
class PingPongTest {
    private static byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        IntStream.range(0, count).forEach(at -> bytes[at] = (byte) (0xfe - at));
        return bytes;
    }

    static Stream<byte[]> payloads() {
        return Stream.of(bytes(0), bytes(1), "Hello, world!".getBytes(StandardCharsets.UTF_8), bytes(124), bytes(125));
    }

    @ParameterizedTest
    @MethodSource("payloads")
    void aPingIsAnsweredWithItsOwnWords(byte[] payload) {
        for (Door door : Door.values()) {
            try (RawSocket socket = RawSocket.open(TestShop.shared().port(), door)) {
                Frame pong = socket.frame(Frame.of(PING, payload)).next();
                assertThat(pong.opcode()).isEqualTo(PONG);
                assertThat(pong.payload()).isEqualTo(payload);
            }
        }
    }

    @Test
    void aPingThatComesByteByByteIsAnswered() {
        try (RawSocket socket = Welcomed.open().chopped(1)) {
            assertThat(socket.frame(Frame.of(PING, bytes(125))).next().payload())
                    .isEqualTo(bytes(125));
        }
    }

    static Stream<Wrong> tooLong() {
        return Stream.of(PING, PONG)
                .flatMap(opcode -> Stream.of(126, 70_000)
                        .flatMap(size -> Wrong.everywhere(
                                "opcode " + opcode + " of " + size + " bytes", 1002, Frame.of(opcode, bytes(size)))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void tooLong(Wrong wrong) {
        wrong.assertClosed();
    }

    @ParameterizedTest
    @EnumSource
    void aPongThatNobodyAskedForIsPassedOver(Door door) {
        try (RawSocket socket = RawSocket.open(TestShop.shared().port(), door)) {
            socket.frame(Frame.of(PONG, "")).frame(Frame.of(PONG, "unasked"));
            assertThat(socket.frame(Frame.of(PING, "asked")).next().words()).isEqualTo("asked");
        }
    }

    @Test
    void tenPingsAreAnsweredInOrder() {
        for (int chop : List.of(1, Integer.MAX_VALUE)) {
            try (RawSocket socket = Welcomed.open().chopped(chop)) {
                socket.atOnce(IntStream.range(0, 10)
                        .mapToObj(number -> Frame.of(PING, "ping " + number))
                        .toList());
                for (int number = 0; number < 10; number++) {
                    assertThat(socket.next().words()).isEqualTo("ping " + number);
                }
            }
        }
    }

    /** It reads, it may even write; but a line that carries no pong carries nothing back. Takes two beats of the server. */
    @Test
    void aPeerThatAnswersNoPingIsGivenUp() {
        try (RawSocket socket = Welcomed.open()) {
            assertThat(socket.closeCode()).isEqualTo(1000);
        }
    }
}
