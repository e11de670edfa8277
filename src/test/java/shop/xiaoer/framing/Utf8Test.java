package shop.xiaoer.framing;

import static org.assertj.core.api.Assertions.assertThat;
import static shop.xiaoer.framing.testing.Frame.CONTINUATION;
import static shop.xiaoer.framing.testing.Frame.TEXT;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import shop.xiaoer.framing.testing.Door;
import shop.xiaoer.framing.testing.Frame;
import shop.xiaoer.framing.testing.RawSocket;
import shop.xiaoer.journey.testing.TestShop;

/**
 * Text is UTF-8 or the socket closes with 1007 (Autobahn 6), as soon as the frame with the wrong byte is there, whether
 * or not its message has ended. Within one frame nothing is looked at before its last byte: frames are small, and Netty's
 * decoder hands on whole ones.
 */
class Utf8Test {
    static Stream<String> texts() {
        return Stream.of(
                "Hello-µ@ßöäüàá-UTF-8!!",
                "κόσμε",
                "云朵保温杯多少钱？",
                "😀👩‍👩‍👧‍👦",
                "\u0001\u007f",
                "\u0080",
                "\u07ff",
                "\u0800",
                "\ud7ff",
                "\ue000",
                "\ufffd",
                "\ufffe",
                "\uffff",
                Character.toString(0x10000),
                Character.toString(0x1fffe),
                Character.toString(0x8ffff),
                Character.toString(0x10fffe),
                Character.toString(0x10ffff));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void everyCharacterArrivesAsItIs(String text) {
        try (RawSocket socket = Welcomed.open()) {
            socket.text(Welcomed.question(text));
            Welcomed.assertReplied(socket, text);
        }
    }

    @ParameterizedTest
    @MethodSource("texts")
    void aCharacterMayBeCutBetweenParts(String text) {
        byte[] question = Welcomed.question(text).getBytes(StandardCharsets.UTF_8);
        try (RawSocket socket = Welcomed.open()) {
            for (int at = 0; at < question.length; at++) {
                boolean first = at == 0;
                socket.frame(new Frame(
                        at == question.length - 1,
                        0,
                        first ? TEXT : CONTINUATION,
                        Arrays.copyOfRange(question, at, at + 1)));
            }
            Welcomed.assertReplied(socket, text);
        }
    }

    /** By kind: as the stress test for decoders that everybody knows names them. */
    static Stream<String> wrong() {
        Stream<String> lone = IntStream.of(0x80, 0x8f, 0x90, 0xa0, 0xbf, 0xc0, 0xc1, 0xf5, 0xf8, 0xfc, 0xfe, 0xff)
                .mapToObj(Integer::toHexString);
        return Stream.concat(
                lone,
                Stream.of(
                        // Starts that nothing, or the wrong thing, follows.
                        "c2",
                        "c220",
                        "e0a0",
                        "e0a020",
                        "e18020",
                        "f09080",
                        "f0908020",
                        "f48f",
                        "cebae1bdb9cf83cebcceb5eda080656469746564",
                        // Longer than they need be.
                        "c080",
                        "c0af",
                        "c1bf",
                        "e08080",
                        "e080af",
                        "e09fbf",
                        "f0808080",
                        "f08080af",
                        "f08fbfbf",
                        "f880808080",
                        "f8888080af",
                        "fc8080808080",
                        "fc848080808080",
                        // Surrogates, alone and in pairs.
                        "eda080",
                        "edadbf",
                        "edae80",
                        "edafbf",
                        "edb080",
                        "edbebf",
                        "edbfbf",
                        "eda080edb080",
                        "edafbfedbfbf",
                        // Beyond U+10FFFF.
                        "f4908080",
                        "f7bfbfbf",
                        "fbbfbfbfbf",
                        "fdbfbfbfbfbf"));
    }

    private static byte[] with(String hex) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        text.writeBytes("{\"type\":\"echo\",\"id\":\"汉".getBytes(StandardCharsets.UTF_8));
        text.writeBytes(HexFormat.of().parseHex(hex));
        text.writeBytes("\"}".getBytes(StandardCharsets.UTF_8));
        return text.toByteArray();
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void whatIsNoUtf8ClosesTheSocket(String hex) {
        try (RawSocket socket = Welcomed.open()) {
            assertThat(socket.frame(Frame.of(TEXT, with(hex))).closeCode()).isEqualTo(1007);
        }
        for (Door door : Door.values()) {
            try (RawSocket socket = RawSocket.open(TestShop.shared().port(), door)) {
                assertThat(socket.frame(Frame.of(TEXT, HexFormat.of().parseHex(hex)))
                                .closeCode())
                        .as(door + " before the hello")
                        .isEqualTo(1007);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void itIsWrongByteByByteInPartsToo(String hex) {
        byte[] text = with(hex);
        try (RawSocket socket = Welcomed.open()) {
            for (int at = 0; at < text.length; at++) {
                socket.frame(new Frame(
                        at == text.length - 1, 0, at == 0 ? TEXT : CONTINUATION, Arrays.copyOfRange(text, at, at + 1)));
            }
            assertThat(socket.closeCode()).isEqualTo(1007);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"80", "c080", "e080", "eda0", "f490", "f5", "ff"})
    void aWrongByteClosesTheSocketBeforeTheMessageEnds(String hex) {
        try (RawSocket socket = Welcomed.open()) {
            socket.frame(Frame.text("{\"type\":\"echo\"").open())
                    .frame(Frame.of(CONTINUATION, HexFormat.of().parseHex(hex)).open());
            assertThat(socket.closeCode()).isEqualTo(1007);
        }
    }

    @Test
    void aMessageThatEndsWithinACharacterIsNoText() {
        byte[] han = "汉".getBytes(StandardCharsets.UTF_8);
        try (RawSocket socket = Welcomed.open()) {
            socket.frame(Frame.of(TEXT, Arrays.copyOf(han, 2)).open());
            assertThat(socket.frame(Frame.of(CONTINUATION, "")).closeCode()).isEqualTo(1007);
        }
    }

    @Test
    void oneMessagesHalfCharacterIsNotTheNextOnes() {
        byte[] han = "汉".getBytes(StandardCharsets.UTF_8);
        try (RawSocket socket = Welcomed.open()) {
            socket.frame(Frame.of(TEXT, Arrays.copyOf(han, 2)));
            socket.frame(Frame.of(TEXT, Arrays.copyOfRange(han, 2, 3)));
            assertThat(socket.closeCode()).isEqualTo(1007);
        }
    }

    @Test
    void aPingWithinACharacterDoesNotDisturbIt() {
        byte[] question = Welcomed.question("汉").getBytes(StandardCharsets.UTF_8);
        int within = new String(question, StandardCharsets.UTF_8).indexOf("汉") + 1;
        try (RawSocket socket = Welcomed.open()) {
            socket.frame(Frame.of(TEXT, Arrays.copyOf(question, within)).open())
                    .frame(Frame.of(Frame.PING, new byte[] {(byte) 0xff}));
            assertThat(socket.next().payload()).isEqualTo(new byte[] {(byte) 0xff});
            socket.frame(Frame.of(CONTINUATION, Arrays.copyOfRange(question, within, question.length)));
            Welcomed.assertReplied(socket, "汉");
        }
    }
}
