package shop.xiaoer.framing;

import static org.assertj.core.api.Assertions.assertThat;
import static shop.xiaoer.framing.testing.Frame.BINARY;
import static shop.xiaoer.framing.testing.Frame.CLOSE;
import static shop.xiaoer.framing.testing.Frame.CONTINUATION;
import static shop.xiaoer.framing.testing.Frame.PING;
import static shop.xiaoer.framing.testing.Frame.PONG;
import static shop.xiaoer.framing.testing.Frame.TEXT;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import shop.xiaoer.framing.testing.Door;
import shop.xiaoer.framing.testing.Frame;
import shop.xiaoer.framing.testing.RawSocket;
import shop.xiaoer.journey.testing.TestShop;

/**
 * Sizes, masks, reserved bits and opcodes (Autobahn 1, 3, 4). Where the contract has a code of its own it goes above RFC
 * 6455's: bytes are 4400 instead of 1003, too much is 4413 instead of 1009.
 */
class FramesTest {
    private static final int LARGEST = 64 * 1024;

    @ParameterizedTest(name = "{0} bytes")
    @ValueSource(ints = {125, 126, 127, 128, 65_535, 65_536})
    void aTextOfAnySizeUpToTheLimitArrives(int bytes) {
        try (RawSocket socket = Welcomed.open()) {
            socket.text(Welcomed.question("size", bytes));
            Welcomed.assertReplied(socket, "size");
        }
    }

    @ParameterizedTest(name = "{0} bytes at a time")
    @ValueSource(ints = {1, 997, 1_024})
    void aTextThatComesInPiecesOfTheNetworkArrives(int chop) {
        try (RawSocket socket = Welcomed.open()) {
            socket.chopped(chop).text(Welcomed.question("chopped", chop == 1 ? 300 : LARGEST));
            Welcomed.assertReplied(socket, "chopped");
        }
    }

    @Test
    void anEmptyTextIsNoFrameOfOurs() {
        try (RawSocket socket = Welcomed.open()) {
            assertThat(socket.text("").closeCode()).isEqualTo(4400);
        }
    }

    @ParameterizedTest(name = "{0} bytes")
    @ValueSource(ints = {0, 125, 126, 127, 128, 65_535, 65_536})
    void bytesOfAnySizeAreNoFrameOfOurs(int bytes) {
        try (RawSocket socket = Welcomed.open()) {
            assertThat(socket.frame(Frame.of(BINARY, new byte[bytes])).closeCode())
                    .isEqualTo(4400);
        }
    }

    @ParameterizedTest(name = "{0} bytes")
    @ValueSource(ints = {65_537, 100_000, (1 << 20) - 1, (1 << 20) + 1, 2 << 20})
    void aFrameOverTheLimitIsTooLarge(int bytes) {
        try (RawSocket socket = Welcomed.open()) {
            assertThat(socket.text(Welcomed.question("large", bytes)).closeCode())
                    .isEqualTo(4413);
        }
    }

    @Test
    void aLengthThatNobodyCouldSendIsTooLarge() {
        try (RawSocket socket = Welcomed.open()) {
            socket.raw(new byte[] {(byte) 0x81, (byte) 0xff, 0x7f, -1, -1, -1, -1, -1, -1, -1, 1, 2, 3, 4});
            assertThat(socket.closeCode()).isEqualTo(4413);
        }
    }

    static Stream<byte[]> badLengths() {
        return Stream.of(
                // 5 in two bytes, 5 in eight, 126 in eight, and a negative number.
                new byte[] {(byte) 0x81, (byte) 0xfe, 0, 5, 1, 2, 3, 4, 0, 0, 0, 0, 0},
                new byte[] {(byte) 0x81, (byte) 0xff, 0, 0, 0, 0, 0, 0, 0, 5, 1, 2, 3, 4, 0, 0, 0, 0, 0},
                new byte[] {(byte) 0x81, (byte) 0xff, 0, 0, 0, 0, 0, 0, 0, 126, 1, 2, 3, 4},
                new byte[] {(byte) 0x81, (byte) 0xff, (byte) 0x80, 0, 0, 0, 0, 0, 0, 1, 1, 2, 3, 4});
    }

    @ParameterizedTest
    @MethodSource("badLengths")
    void aLengthInMoreBytesThanItNeedsIsAFault(byte[] header) {
        try (RawSocket socket = Welcomed.open()) {
            assertThat(socket.raw(header).closeCode()).isEqualTo(1002);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aFrameWithoutAMaskIsRefused(Door door) {
        for (Frame frame : List.of(Frame.text("{}"), Frame.of(PING, ""), Frame.close(1000))) {
            try (RawSocket socket = RawSocket.open(TestShop.shared().port(), door)) {
                assertThat(socket.unmasked(frame).closeCode())
                        .as(frame.toString())
                        .isEqualTo(1002);
            }
        }
    }

    // ---- 3 reserved bits -------------------------------------------------------------------------------------------

    static Stream<Wrong> reservedBits() {
        return IntStream.rangeClosed(1, 7)
                .boxed()
                .flatMap(bits -> Stream.of(TEXT, BINARY, CLOSE, PING, PONG)
                        .flatMap(opcode -> Wrong.everywhere(
                                "bits " + bits + " on opcode " + opcode,
                                1002,
                                Frame.of(opcode, "").reserved(bits))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void reservedBits(Wrong wrong) {
        wrong.assertClosed();
    }

    @Test
    void aReservedBitAfterGoodFramesIsAFaultAndWhatCameBeforeIsAnswered() {
        try (RawSocket socket = Welcomed.open()) {
            socket.text(Welcomed.question("before"));
            Welcomed.assertReplied(socket, "before");
            socket.frame(Frame.of(PING, "hi"));
            assertThat(socket.next().words()).isEqualTo("hi");
            assertThat(socket.frame(Frame.text(Welcomed.question("after")).reserved(4))
                            .closeCode())
                    .isEqualTo(1002);
        }
    }

    // ---- 4 opcodes -------------------------------------------------------------------------------------------------

    static Stream<Wrong> reservedOpcodes() {
        return IntStream.of(3, 4, 5, 6, 7, 11, 12, 13, 14, 15)
                .boxed()
                .flatMap(opcode -> Stream.of("", "some words")
                        .flatMap(words -> Wrong.everywhere(
                                "opcode " + opcode + " with " + words.length() + " bytes",
                                1002,
                                Frame.of(opcode, words))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void reservedOpcodes(Wrong wrong) {
        wrong.assertClosed();
    }

    // ---- 5 fragments -----------------------------------------------------------------------------------------------

    static Stream<Wrong> brokenFragments() {
        Frame start = Frame.text("{\"type\":").open();
        Frame rest = Frame.of(CONTINUATION, "\"x\"}");
        return Stream.of(
                        Wrong.everywhere(
                                "a ping in parts", 1002, Frame.of(PING, "a").open(), rest),
                        Wrong.everywhere(
                                "a pong in parts", 1002, Frame.of(PONG, "a").open(), rest),
                        Wrong.everywhere(
                                "a close in parts", 1002, Frame.close(1000).open(), rest),
                        Wrong.everywhere("an end without a start", 1002, rest),
                        Wrong.everywhere("a middle without a start", 1002, rest.open(), Frame.text("{}")),
                        Wrong.everywhere("a text within a message", 1002, start, Frame.text("{}")),
                        Wrong.everywhere("bytes within a message", 1002, start, Frame.of(BINARY, "x")),
                        Wrong.everywhere("a start within a message", 1002, start, start, rest),
                        Wrong.everywhere(
                                "a text within bytes",
                                1002,
                                Frame.of(BINARY, "x").open(),
                                start),
                        Wrong.everywhere(
                                "bytes in parts", 4400, Frame.of(BINARY, "x").open(), rest))
                .flatMap(cases -> cases);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void brokenFragments(Wrong wrong) {
        wrong.assertClosed();
    }

    @Test
    void anEndAfterTheEndIsAFault() {
        try (RawSocket socket = Welcomed.open()) {
            socket.atOnce(parts(Welcomed.question("whole"), 2));
            Welcomed.assertReplied(socket, "whole");
            assertThat(socket.frame(Frame.of(CONTINUATION, "more")).closeCode()).isEqualTo(1002);
        }
    }

    @ParameterizedTest(name = "{0} parts")
    @ValueSource(ints = {2, 3, 30})
    void aMessageInPartsIsOneMessage(int parts) {
        try (RawSocket socket = Welcomed.open()) {
            socket.atOnce(parts(Welcomed.question("parts"), parts));
            Welcomed.assertReplied(socket, "parts");
        }
    }

    @Test
    void emptyPartsAreParts() {
        try (RawSocket socket = Welcomed.open()) {
            Frame nothing = Frame.of(CONTINUATION, "").open();
            Frame words = Frame.of(CONTINUATION, Welcomed.question("empty parts"));
            socket.atOnce(List.of(Frame.text("").open(), nothing, words.open(), nothing, Frame.of(CONTINUATION, "")));
            Welcomed.assertReplied(socket, "empty parts");
        }
    }

    @Test
    void aPingBetweenPartsIsAnsweredBeforeTheMessageEnds() {
        for (int chop : List.of(1, Integer.MAX_VALUE)) {
            try (RawSocket socket = Welcomed.open().chopped(chop)) {
                List<Frame> parts = parts(Welcomed.question("around"), 2);
                socket.frame(parts.getFirst()).frame(Frame.of(PING, "between")).frame(Frame.of(PONG, "ignored"));
                Frame pong = socket.next();
                assertThat(pong.opcode()).isEqualTo(PONG);
                assertThat(pong.words()).isEqualTo("between");
                socket.frame(parts.getLast());
                Welcomed.assertReplied(socket, "around");
            }
        }
    }

    @Test
    void aCloseBetweenPartsIsAClose() {
        try (RawSocket socket = Welcomed.open()) {
            socket.frame(Frame.text("{").open()).frame(Frame.close(1000));
            assertThat(socket.closeCode()).isEqualTo(1000);
        }
    }

    @ParameterizedTest(name = "parts of {0} bytes")
    @ValueSource(ints = {1_000, 30_000, 65_536})
    void partsThatPassTheLimitTogetherAreTooLarge(int size) {
        try (RawSocket socket = Welcomed.open()) {
            socket.frame(Frame.text(" ".repeat(size)).open());
            Frame more = Frame.of(CONTINUATION, " ".repeat(size)).open();
            for (int sent = size; sent <= LARGEST; sent += size) {
                socket.frame(more);
            }
            assertThat(socket.closeCode()).as("before the message ended").isEqualTo(4413);
        }
    }

    @Test
    void partsOfTheLimitTogetherArrive() {
        try (RawSocket socket = Welcomed.open()) {
            socket.atOnce(parts(Welcomed.question("limit", LARGEST), 16));
            Welcomed.assertReplied(socket, "limit");
        }
    }

    private static List<Frame> parts(String text, int count) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        List<Frame> parts = new ArrayList<>();
        for (int part = 0; part < count; part++) {
            byte[] piece = Arrays.copyOfRange(bytes, bytes.length * part / count, bytes.length * (part + 1) / count);
            parts.add(new Frame(part == count - 1, 0, part == 0 ? TEXT : CONTINUATION, piece));
        }
        return parts;
    }

    // ---- 9 many of them --------------------------------------------------------------------------------------------

    @ParameterizedTest(name = "{0} bytes at a time")
    @ValueSource(ints = {1, Integer.MAX_VALUE})
    void aThousandSmallMessagesAreAnsweredInOrder(int chop) {
        try (RawSocket socket = Welcomed.open()) {
            int count = chop == 1 ? 100 : 1_000;
            List<Frame> questions = IntStream.range(0, count)
                    .mapToObj(number -> Frame.text(Welcomed.question("n" + number)))
                    .toList();
            socket.chopped(chop).atOnce(questions);
            IntStream.range(0, count).forEach(number -> Welcomed.assertReplied(socket, "n" + number));
        }
    }

    @Test
    void aMessageCutAtEveryByteArrives() {
        String question = Welcomed.question("汉字 é 😀");
        int length = question.getBytes(StandardCharsets.UTF_8).length;
        try (RawSocket socket = Welcomed.open()) {
            for (int at = 0; at <= length; at++) {
                byte[] bytes = question.getBytes(StandardCharsets.UTF_8);
                socket.frame(Frame.of(TEXT, Arrays.copyOf(bytes, at)).open())
                        .frame(Frame.of(CONTINUATION, Arrays.copyOfRange(bytes, at, length)));
                Welcomed.assertReplied(socket, "汉字 é 😀");
            }
        }
    }
}
