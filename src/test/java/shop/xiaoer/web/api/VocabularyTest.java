package shop.xiaoer.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import shop.xiaoer.account.KeyRight;
import shop.xiaoer.account.Role;
import shop.xiaoer.broadcast.Cue;
import shop.xiaoer.broadcast.EvidenceRef;
import shop.xiaoer.broadcast.LiveSlot;
import shop.xiaoer.broadcast.PlatformProfile;
import shop.xiaoer.broadcast.PlatformProfiles;
import shop.xiaoer.broadcast.Segment;
import shop.xiaoer.broadcast.SegmentType;
import shop.xiaoer.broadcast.driver.Exports;
import shop.xiaoer.broadcast.driver.payload.AiLabel;
import shop.xiaoer.broadcast.room.CueKind;
import shop.xiaoer.broadcast.room.Room;
import shop.xiaoer.broadcast.room.RoomState;
import shop.xiaoer.broadcast.room.report.CommentLedger;
import shop.xiaoer.broadcast.script.ScriptRequest;
import shop.xiaoer.compliance.Finding;
import shop.xiaoer.conversation.Author;
import shop.xiaoer.conversation.Card;
import shop.xiaoer.conversation.EventBody;
import shop.xiaoer.conversation.Form;
import shop.xiaoer.conversation.HandoffReason;
import shop.xiaoer.conversation.Owner;
import shop.xiaoer.desk.agent.Board;
import shop.xiaoer.entrance.EntranceName;
import shop.xiaoer.text.Language;
import shop.xiaoer.wire.RoomFrame;

/** Words of the documents that are names in the code as well. */
class VocabularyTest {
    private static final Document HTTP = Document.load("openapi.yaml");
    private static final Document SOCKETS = Document.load("asyncapi.yaml");

    @Test
    void names_on_the_wire_are_those_of_the_code() {
        same(HTTP.schema("Role"), Role.values());
        same(HTTP.schema("HandoffReason"), HandoffReason.values());
        same(field(HTTP.schema("Owner"), "kind"), Owner.values());
        same(field(HTTP.schema("Author"), "kind"), Author.Kind.values());
        same(field(HTTP.schema("Card"), "kind"), Card.Kind.values());
        same(field(HTTP.schema("FormField"), "type"), Form.Type.values());
        same(field(HTTP.schema("Answered").path("allOf").path(1), "route"), EventBody.Route.values());
        same(SOCKETS.schema("PresenceStatus"), Board.Status.values());
        same(field(HTTP.schema("Segment"), "type"), SegmentType.values());
        same(field(HTTP.schema("Slot"), "kind"), LiveSlot.Kind.values());
        same(field(HTTP.schema("Cue"), "track"), Cue.Track.values());
        same(field(HTTP.schema("Finding"), "severity"), Finding.Severity.values());
        same(field(HTTP.schema("ScriptOrder"), "engine"), ScriptRequest.Engine.values());
        assertThat(words(HTTP.schema("Language")))
                .isEqualTo(set(Arrays.stream(Language.values()).map(Language::tag)));
        assertThat(words(HTTP.schema("KeyRight")))
                .isEqualTo(set(Arrays.stream(KeyRight.values()).map(KeyRight::wire)));
        assertThat(words(HTTP.schema("EntranceName")))
                .isEqualTo(set(Arrays.stream(EntranceName.values()).map(EntranceName::wire)));
        assertThat(words(HTTP.root()
                        .at("/paths/~1api~1v1~1scripts~1{id}~1export/get/parameters")
                        .path(0)
                        .path("schema")))
                .isEqualTo(set(Exports.standard(new AiLabel("小二")).formats().stream()));
        assertThat(words(HTTP.schema("Platform")))
                .isEqualTo(set(PlatformProfiles.standard().all().stream().map(PlatformProfile::id)));
    }

    @Test
    void names_of_rooms_are_those_of_the_code() {
        same(HTTP.schema("RoomState"), RoomState.values());
        same(field(HTTP.schema("RoomPlan"), "whenSpent"), Room.WhenSpent.values());
        same(field(HTTP.schema("Room"), "whenSpent"), Room.WhenSpent.values());
        same(field(SOCKETS.schema("RoomCue"), "kind"), CueKind.values());
        same(field(SOCKETS.schema("RoomHello"), "role"), RoomFrame.Role.values());
        assertThat(words(field(SOCKETS.schema("RoomProgress"), "state"))).isEqualTo(new TreeSet<>(RoomFrame.STATES));
        assertThat(fields(field(HTTP.schema("RoomReport"), "cues")))
                .isEqualTo(set(Arrays.stream(CueKind.values()).map(Enum::name)));
        assertThat(fields(field(HTTP.schema("RoomReport"), "comments")))
                .isEqualTo(set(Stream.concat(
                        Stream.of("new", "expired"),
                        Arrays.stream(CommentLedger.Fate.values()).map(Enum::name))));
    }

    @Test
    void a_ticket_waits_for_a_reason_or_was_claimed_unasked() {
        Set<String> reasons = words(HTTP.schema("HandoffReason"));
        reasons.add("claimed");
        assertThat(words(field(SOCKETS.schema("Ticket"), "reason"))).isEqualTo(reasons);
    }

    @Test
    void parts_of_a_script_have_the_fields_of_their_records() {
        // The record holds its ways and how alike they are in one part.
        assertThat(fields(HTTP.schema("Segment")))
                .isEqualTo(set(Stream.concat(
                        Arrays.stream(Segment.class.getRecordComponents()).map(RecordComponent::getName),
                        Stream.of("likeness"))));
        fields("Slot", LiveSlot.class);
        fields("Cue", Cue.class);
        fields("Evidence", EvidenceRef.class);
        fields("Finding", Finding.class);
    }

    /** The codes stand in the source as text, each as the first word of what makes a problem. */
    @Test
    void every_code_that_the_server_names_is_in_the_document() throws IOException {
        Pattern code = Pattern.compile("(?:Refusal|[Pp]roblem|BadFrame\\.of|Refused)\\(\\s*(?:\\w+,\\s*)?\"(\\w+)\"");
        Set<String> named = new TreeSet<>();
        for (String part : List.of("web", "wire", "desk")) {
            try (Stream<Path> files = Files.walk(Path.of("src/main/java/shop/xiaoer", part))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    code.matcher(Files.readString(file)).results().forEach(found -> named.add(found.group(1)));
                }
            }
        }
        assertThat(named).hasSizeGreaterThan(12);
        assertThat(words(HTTP.schema("ProblemCode"))).containsAll(named);
    }

    private static void fields(String schema, Class<?> type) {
        assertThat(fields(HTTP.schema(schema)))
                .as(schema)
                .isEqualTo(set(Arrays.stream(type.getRecordComponents()).map(RecordComponent::getName)));
    }

    private static Set<String> fields(JsonNode schema) {
        Set<String> written = new TreeSet<>();
        schema.path("properties").fieldNames().forEachRemaining(written::add);
        return written;
    }

    private static void same(JsonNode schema, Enum<?>... values) {
        assertThat(words(schema)).isEqualTo(set(Stream.of(values).map(Enum::name)));
    }

    private static JsonNode field(JsonNode schema, String name) {
        return schema.path("properties").path(name);
    }

    private static Set<String> words(JsonNode schema) {
        return DocumentsTest.texts(schema.path("enum"));
    }

    private static Set<String> set(Stream<String> words) {
        return words.collect(Collectors.toCollection(TreeSet::new));
    }
}
