package shop.xiaoer.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import shop.xiaoer.broadcast.room.Comment;
import shop.xiaoer.conversation.ConversationEvent;
import shop.xiaoer.conversation.EventBody;
import shop.xiaoer.web.api.FrameDocument.Sender;
import shop.xiaoer.wire.AgentFrame;
import shop.xiaoer.wire.BadFrame;
import shop.xiaoer.wire.ChatFrame;
import shop.xiaoer.wire.Outgoing;
import shop.xiaoer.wire.RoomFrame;
import shop.xiaoer.wire.RoomJson;
import shop.xiaoer.wire.ToAgent;
import shop.xiaoer.wire.ToShopper;

/** The AsyncAPI document against the code that reads and writes the frames. */
class FrameDocumentTest {
    private static final FrameDocument FRAMES = FrameDocument.load();
    private static final Document DOCUMENT = Document.load("asyncapi.yaml");
    /** The agents' hello may bear it, for a board that knows how to catch up; the whole board comes in any case. */
    private static final Set<String> LEFT_UNREAD = Set.of("lastChange");

    @Test
    void clients_may_send_what_is_read() {
        assertThat(FRAMES.types("chat", Sender.client)).isEqualTo(types(ChatFrame.class));
        assertThat(FRAMES.types("agent", Sender.client)).isEqualTo(types(AgentFrame.class));
        assertThat(FRAMES.types("room", Sender.client)).isEqualTo(types(RoomFrame.class));
    }

    @Test
    void frames_of_clients_have_the_fields_that_are_read() {
        fieldsFit("chat", ChatFrame.class);
        fieldsFit("agent", AgentFrame.class);
        fieldsFit("room", RoomFrame.class);
    }

    private static void fieldsFit(String channel, Class<?> frames) {
        for (Class<?> frame : frames.getPermittedSubclasses()) {
            Set<String> read = components(frame.equals(RoomFrame.Said.class) ? Comment.class : frame);
            read.add("type");
            Set<String> written = FRAMES.fields(channel, Sender.client, type(frame));
            written.removeAll(LEFT_UNREAD);
            assertThat(written).as(frame.toString()).isEqualTo(read);
        }
    }

    @Test
    void examples_of_clients_are_read_by_the_server() throws BadFrame {
        for (JsonNode message : examples("chat")) {
            assertThat(ChatFrame.read(message.toString())).isNotNull();
        }
        for (JsonNode message : examples("agent")) {
            assertThat(AgentFrame.read(message.toString())).isNotNull();
        }
        for (JsonNode message : examples("room")) {
            assertThat(RoomFrame.read(message.toString(), Instant.EPOCH)).isNotNull();
        }
    }

    private static List<JsonNode> examples(String channel) {
        List<JsonNode> examples = Examples.of(DOCUMENT).all().stream()
                .filter(example -> example.place().startsWith("/components/messages/"))
                .map(Examples.Example::value)
                .filter(value ->
                        FRAMES.check(channel, Sender.client, value.toString()).isEmpty())
                .toList();
        assertThat(examples).as(channel).isNotEmpty();
        return examples;
    }

    @Test
    void what_the_server_writes_fits() {
        Samples.frames()
                .forEach((channel, frames) -> frames.forEach(frame ->
                        assertThat(FRAMES.check(channel, Sender.server, frame)).isEmpty()));
    }

    @Test
    void the_server_writes_every_type_of_the_document() {
        Samples.frames().forEach((channel, frames) -> {
            Set<String> written = new TreeSet<>();
            frames.forEach(
                    frame -> written.add(Document.json(frame).path("type").asText()));
            assertThat(written).isEqualTo(FRAMES.types(channel, Sender.server));
        });
    }

    /** A frame that is added to the code is added to the samples, and so to the document. */
    @Test
    void every_writer_of_frames_has_its_sample() {
        assertThat(writers(RoomJson.class))
                .containsExactlyInAnyOrder("welcome", "cueFrame", "cancel", "state", "answered");
        assertThat(writers(Outgoing.class, ToShopper.class, ToAgent.class))
                .containsExactlyInAnyOrder(
                        "ack",
                        "problem",
                        "welcome",
                        "eventFrame",
                        "draft",
                        "draftGone",
                        "typing",
                        "queue",
                        "seen",
                        "agentWelcome",
                        "changed",
                        "excerpt",
                        "agentEvent",
                        "decision",
                        "agentTyping",
                        "aside",
                        "streamDone",
                        "suggestion",
                        "summary",
                        "translated");
    }

    private static Set<String> writers(Class<?>... frames) {
        return Arrays.stream(frames)
                .flatMap(one -> Arrays.stream(one.getDeclaredMethods()))
                .filter(method -> Modifier.isPublic(method.getModifiers()))
                .filter(method -> method.getReturnType() == String.class)
                .map(Method::getName)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void every_kind_of_event_has_the_fields_of_its_record() {
        Map<String, ConversationEvent> byKind = new TreeMap<>();
        Samples.events().forEach(event -> byKind.put(event.body().kind(), event));
        Set<Class<?>> sampled = new HashSet<>();
        byKind.values().forEach(event -> sampled.add(event.body().getClass()));
        assertThat(sampled).isEqualTo(Set.of(EventBody.class.getPermittedSubclasses()));
        byKind.forEach((kind, event) -> {
            Set<String> written = new TreeSet<>();
            DOCUMENT.schema(event.body().getClass().getSimpleName())
                    .path("allOf")
                    .path(1)
                    .path("properties")
                    .fieldNames()
                    .forEachRemaining(written::add);
            written.removeAll(Set.of("kind", "author"));
            assertThat(written).as(kind).isEqualTo(components(event.body().getClass()));
        });
    }

    @Test
    void a_wrong_frame_is_told() {
        assertThat(FRAMES.check("chat", Sender.server, "{\"type\":\"ack\",\"seq\":0,\"more\":true}"))
                .anySatisfy(fault -> assertThat(fault).contains("/id: is missing"))
                .anySatisfy(fault -> assertThat(fault).contains("/seq"))
                .anySatisfy(fault -> assertThat(fault).contains("/more: is not in the document"));
        assertThat(FRAMES.check("chat", Sender.server, "{\"type\":\"hello\"}")).isNotEmpty();
        String ai = ToShopper.eventFrame(Samples.events().getFirst()).replace("\"shopper\"", "\"ai\"");
        assertThat(FRAMES.check("chat", Sender.server, ai))
                .anySatisfy(fault -> assertThat(fault).contains("/author/kind"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"chat", "agent", "room"})
    void close_codes_and_limits_are_those_of_the_server(String channel) throws ReflectiveOperationException {
        JsonNode written = DOCUMENT.root().path("channels").path(channel);
        Set<String> codes = new HashSet<>();
        Method code = Class.forName("shop.xiaoer.web.Close").getDeclaredMethod("code");
        code.setAccessible(true);
        for (Object one : code.getDeclaringClass().getEnumConstants()) {
            codes.add(String.valueOf(code.invoke(one)));
        }
        Set<String> named = new HashSet<>();
        written.path("x-closeCodes").fieldNames().forEachRemaining(named::add);
        assertThat(named).isEqualTo(codes);
        assertThat(written.path("x-subprotocol").asText()).isEqualTo("xiaoer." + channel + ".v1");
    }

    private static Set<String> types(Class<?> frames) {
        return Arrays.stream(frames.getPermittedSubclasses())
                .map(FrameDocumentTest::type)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String type(Class<?> frame) {
        String name = frame.equals(RoomFrame.Said.class) ? "comment" : frame.getSimpleName();
        return Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }

    private static Set<String> components(Class<?> type) {
        return Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getName)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
