package shop.xiaoer.framing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import shop.xiaoer.framing.testing.Door;
import shop.xiaoer.framing.testing.Frame;
import shop.xiaoer.framing.testing.Head;
import shop.xiaoer.framing.testing.RawSocket;
import shop.xiaoer.journey.testing.TestShop;

/** The way in: what an upgrade must say, and that no extension is agreed on, compression included (Autobahn 12, 13). */
class HandshakeTest {
    private static Head ask(List<String> lines) {
        try (RawSocket socket = RawSocket.connect(TestShop.shared().port())) {
            return socket.request(lines);
        }
    }

    /** The right request with one line changed or, where {@code to} is empty, left out. */
    private static List<String> changed(Door door, String header, String to) {
        return RawSocket.upgrade(door, List.of()).stream()
                .map(line -> line.startsWith(header + ":") ? to : line)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    @ParameterizedTest
    @EnumSource
    void aRightRequestIsUpgradedWithItsSubprotocol(Door door) {
        Head head = ask(RawSocket.upgrade(door, List.of()));

        assertThat(head.status()).isEqualTo(101);
        assertThat(head.header("upgrade")).isEqualToIgnoringCase("websocket");
        assertThat(head.header("connection")).isEqualToIgnoringCase("upgrade");
        assertThat(head.header("sec-websocket-protocol")).isEqualTo(door.protocol());
    }

    /** As Firefox and some proxies write them. */
    @ParameterizedTest
    @EnumSource
    void headersInOtherLettersAndListsAreTheSame(Door door) {
        List<String> lines = changed(door, "Connection", "connection: keep-alive, upgrade").stream()
                .map(line -> line.replace("Upgrade: websocket", "upgrade: WebSocket"))
                .map(line -> line.replace("Sec-WebSocket-Protocol: ", "sec-websocket-protocol: something.else, "))
                .toList();

        assertThat(ask(lines).status()).isEqualTo(101);
    }

    record Refused(String name, String header, String to, int status) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Refused> refused() {
        return Stream.of(
                new Refused("no key", "Sec-WebSocket-Key", "", 400),
                new Refused("an empty key", "Sec-WebSocket-Key", "Sec-WebSocket-Key: ", 400),
                new Refused("a key of 3 bytes", "Sec-WebSocket-Key", "Sec-WebSocket-Key: YWJj", 400),
                new Refused("a key that is no base64", "Sec-WebSocket-Key", "Sec-WebSocket-Key: !!", 400),
                new Refused("no version", "Sec-WebSocket-Version", "", 426),
                new Refused("version 12", "Sec-WebSocket-Version", "Sec-WebSocket-Version: 12", 426),
                new Refused("version 8", "Sec-WebSocket-Version", "Sec-WebSocket-Version: 8", 426),
                new Refused("version x", "Sec-WebSocket-Version", "Sec-WebSocket-Version: x", 426),
                new Refused("no Upgrade", "Upgrade", "", 426),
                new Refused("an upgrade to something else", "Upgrade", "Upgrade: TLS/1.3", 426),
                new Refused("no Connection", "Connection", "", 426),
                new Refused("a Connection that is kept", "Connection", "Connection: keep-alive", 426),
                new Refused("no subprotocol", "Sec-WebSocket-Protocol", "", 400),
                new Refused("another subprotocol", "Sec-WebSocket-Protocol", "Sec-WebSocket-Protocol: chat", 400));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void refused(Refused wrong) {
        for (Door door : Door.values()) {
            Head head = ask(changed(door, wrong.header(), wrong.to()));

            assertThat(head.status()).as(door + " " + head).isEqualTo(wrong.status());
            assertThat(head.header("content-type")).isEqualTo("application/problem+json");
            if (wrong.status() == 426) {
                assertThat(head.header("sec-websocket-version")).isEqualTo("13");
                assertThat(head.header("upgrade")).isEqualTo("websocket");
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void otherMethodsDoNotUpgrade(Door door) {
        List<String> lines = RawSocket.upgrade(door, List.of("Content-Length: 0")).stream()
                .map(line -> line.replace("GET ", "POST "))
                .toList();

        assertThat(ask(lines).status()).isEqualTo(405);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "permessage-deflate",
                "permessage-deflate; client_max_window_bits",
                "permessage-deflate; server_no_context_takeover; client_max_window_bits=8, permessage-deflate",
                "x-webkit-deflate-frame",
                "deflate-stream, something-new; a=1"
            })
    void extensionsAreDeclinedAndPlainFramesGoOn(String offered) {
        try (RawSocket socket = RawSocket.connect(TestShop.shared().port())) {
            Head head = socket.request(RawSocket.upgrade(Door.CHAT, List.of("Sec-WebSocket-Extensions: " + offered)));

            assertThat(head.status()).isEqualTo(101);
            assertThat(head.header("sec-websocket-extensions")).isNull();
            assertThat(socket.frame(Frame.of(Frame.PING, "plain")).next().words())
                    .isEqualTo("plain");
            assertThat(socket.frame(Frame.text("{}").reserved(4)).closeCode())
                    .as("compressed all the same")
                    .isEqualTo(1002);
        }
    }
}
