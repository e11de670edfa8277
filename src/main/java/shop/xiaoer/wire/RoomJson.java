package shop.xiaoer.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.broadcast.room.Comment;
import shop.xiaoer.broadcast.room.KeywordReply;
import shop.xiaoer.broadcast.room.Place;
import shop.xiaoer.broadcast.room.Room;
import shop.xiaoer.broadcast.room.RoomCue;
import shop.xiaoer.broadcast.room.RoomLedger;
import shop.xiaoer.broadcast.room.RoomState;
import shop.xiaoer.broadcast.room.RundownItem;
import shop.xiaoer.broadcast.room.report.LoopMeaning;
import shop.xiaoer.broadcast.room.report.RoomReport;
import shop.xiaoer.compliance.Finding;

/** Rooms in the contract's shapes. */
public final class RoomJson {
    /** Comments of one call. */
    public static final int MOST_COMMENTS = 500;

    private static final int LONGEST_NAME = 200;

    private RoomJson() {}

    // ---- going out -----------------------------------------------------------------------------------------------

    public static String welcome(String room, RoomState state, @Nullable String reason, Optional<RoomCue> spoken) {
        ObjectNode frame =
                Outgoing.object().put("type", "welcome").put("room", room).put("state", state.name());
        put(frame, "reason", reason);
        frame.set("cue", spoken.map(RoomJson::cue).orElse(null));
        return frame.toString();
    }

    public static String cueFrame(RoomCue cue) {
        ObjectNode frame = Outgoing.object().put("type", "cue");
        frame.setAll(cue(cue));
        return frame.toString();
    }

    private static ObjectNode cue(RoomCue cue) {
        ObjectNode node = Outgoing.object()
                .put("no", cue.no())
                .put("kind", cue.kind().name())
                .put("priority", cue.priority())
                .put("text", cue.text())
                .put("spoken", cue.spoken())
                .put("language", cue.language().tag());
        put(node, "product", cue.product());
        put(node, "script", cue.script());
        put(node, "scene", cue.scene());
        Integer segment = cue.segment();
        if (segment != null) {
            node.put("segment", segment);
        }
        Place from = cue.from();
        if (from != null && from.variant() > 0) {
            node.put("variant", from.variant());
        }
        Long interrupts = cue.interrupts();
        if (interrupts != null) {
            node.put("interrupts", interrupts);
        }
        Integer resumes = cue.resumes();
        if (resumes != null) {
            node.put("resumes", resumes);
        }
        ArrayNode comments = node.putArray("comments");
        cue.comments().forEach(comments::add);
        node.put("sentences", cue.sentenceMs().size()).put("estMs", cue.estMs());
        Instant expires = cue.expiresAt();
        if (expires != null) {
            node.put("expiresAt", expires.toString());
        }
        return node;
    }

    public static String cancel(long no) {
        return Outgoing.object().put("type", "cancel").put("cue", no).toString();
    }

    public static String state(RoomState state, @Nullable String reason) {
        ObjectNode frame = Outgoing.object().put("type", "state").put("state", state.name());
        put(frame, "reason", reason);
        return frame.toString();
    }

    public static String answered(String msgId, long no) {
        return Outgoing.object()
                .put("type", "comment")
                .put("msgId", msgId)
                .put("answeredBy", no)
                .toString();
    }

    /** @param leftOut what could not be said, and why */
    public static ObjectNode room(RoomLedger.Kept kept, Set<String> leftOut) {
        Room room = kept.room();
        ObjectNode node = Outgoing.object()
                .put("id", room.id())
                .put("name", room.name())
                .put("platform", room.platform())
                .put("language", room.language().tag())
                .put("state", kept.state().name());
        put(node, "reason", kept.reason());
        if (room.loops() == Room.FOR_EVER) {
            node.put("loop", true);
        } else {
            node.put("loop", room.loops());
        }
        node.put("whenSpent", room.whenSpent().name()).put("cue", kept.last());
        node.putObject("place")
                .put("loop", kept.place().loop())
                .put("item", kept.place().item())
                .put("segment", kept.place().segment())
                .put("sentence", kept.place().sentence());
        ArrayNode rundown = node.putArray("rundown");
        room.rundown().forEach(item -> {
            ObjectNode each = rundown.addObject().put("script", item.script()).put("scene", item.scene());
            item.products().forEach(each.putArray("products")::add);
            item.variants().forEach(each.putArray("variants")::add);
        });
        ObjectNode schedule = node.putObject("schedule");
        put(schedule, "start", room.start() == null ? null : room.start().toString());
        put(schedule, "end", room.end() == null ? null : room.end().toString());
        ObjectNode person = node.putObject("operator");
        put(person, "name", kept.heartbeatBy());
        put(
                person,
                "seenAt",
                kept.heartbeatAt() == null ? null : kept.heartbeatAt().toString());
        put(node, "modelAnswersBy", kept.modelBy());
        leftOut.stream().sorted().forEach(node.putArray("leftOut")::add);
        return node;
    }

    public static ObjectNode report(RoomReport report) {
        ObjectNode node = Outgoing.object();
        ObjectNode cues = node.putObject("cues");
        report.cues().forEach((kind, many) -> cues.put(kind.name(), many));
        ArrayNode loops = node.putArray("loops");
        report.loops().forEach(loop -> {
            ObjectNode each = loops.addObject()
                    .put("loop", loop.loop())
                    .put("sentences", loop.sentences())
                    .put("closestTo", loop.closest())
                    .put("closeness", loop.closeness())
                    .put("repeats", loop.repeats());
            LoopMeaning.Closest alike = loop.meaning();
            if (alike != null) {
                each.putObject("meaning")
                        .put("closestTo", alike.closest())
                        .put("closeness", alike.closeness())
                        .put("places", alike.places());
            }
        });
        report.whole().ifPresent(whole -> {
            ObjectNode show = node.putObject("show")
                    .put("repeats", whole.repeats())
                    .put("closeness", whole.closeness())
                    .put("worst", whole.worst());
            if (whole.meaning() >= 0) {
                show.put("meaning", whole.meaning());
            }
        });
        ObjectNode comments = node.putObject("comments");
        report.comments().forEach(comments::put);
        node.putObject("commentToCueMs").put("p50", report.toCueP50()).put("p95", report.toCueP95());
        ArrayNode unanswered =
                node.put("realToEstimated", report.realToEstimated()).putArray("unanswered");
        report.unanswered()
                .forEach(gap -> unanswered
                        .addObject()
                        .put("text", gap.text())
                        .put("count", gap.count())
                        .put("why", gap.why())
                        .put("lastAt", gap.lastAt().toString()));
        return node;
    }

    /** @param findings what the law has against it as of now */
    public static ObjectNode reply(KeywordReply reply, List<Finding> findings) {
        ObjectNode node = Outgoing.object().put("id", reply.id()).put("version", reply.version());
        ArrayNode words = node.putArray("words");
        reply.words().forEach(words::add);
        reply.texts().forEach((language, text) -> node.put(language.code(), text));
        node.put("state", reply.isApproved() ? "approved" : "draft").put("by", reply.author());
        if (reply.approvedBy() != null && reply.approvedAt() != null) {
            node.put("approvedBy", reply.approvedBy())
                    .put("approvedAt", reply.approvedAt().toString());
        }
        ArrayNode against = node.putArray("findings");
        findings.forEach(finding -> against.addObject()
                .put("rule", finding.rule())
                .put("article", finding.article())
                .put("severity", finding.severity().name()));
        return node;
    }

    private static void put(ObjectNode node, String name, @Nullable String value) {
        if (value != null) {
            node.put(name, value);
        }
    }

    // ---- coming in -----------------------------------------------------------------------------------------------

    /** A list of comments, bare or in a field {@code comments}. */
    public static List<Comment> comments(byte[] body, Instant now) throws BadFrame {
        JsonNode whole = Fields.tree(body);
        JsonNode list = whole.isObject() && whole.has("comments") ? whole.path("comments") : whole;
        if (list.isObject()) {
            return List.of(comment(list, now));
        }
        if (!list.isArray()) {
            throw BadFrame.unreadable("a list of comments is expected");
        }
        if (list.size() > MOST_COMMENTS) {
            throw BadFrame.field("comments: at most " + MOST_COMMENTS + " in one call", null);
        }
        List<Comment> comments = new ArrayList<>();
        for (JsonNode each : list) {
            // Rooms of other tools tell of likes, gifts and comings in the same stream.
            if (!each.has("msg_type") || each.path("msg_type").asText().equals("comment")) {
                comments.add(comment(each, now));
            }
        }
        return comments;
    }

    /** Ours, or the form in which live consoles broadcast: {@code msg_id, nick_name, user_id, content, time}. */
    static Comment comment(JsonNode node, Instant now) throws BadFrame {
        String msgId = text(node, "msgId", "msg_id", 200);
        String text = text(node, "text", "content", Fields.LONGEST_TEXT);
        String user = node.has("user") || node.has("user_id") || node.has("nick_name")
                ? text(node, "user", node.has("user_id") ? "user_id" : "nick_name", LONGEST_NAME)
                : "";
        return new Comment(msgId, user, text, at(node, now));
    }

    private static String text(JsonNode node, String name, String other, int longest) throws BadFrame {
        JsonNode value = node.has(name) ? node.path(name) : node.path(other);
        String text = value.isTextual() || value.isIntegralNumber() ? value.asText() : "";
        if (text.isBlank() || text.indexOf('\0') >= 0) {
            throw BadFrame.field("comments." + name + ": must be a text that is not blank", null);
        }
        if (text.codePointCount(0, text.length()) > longest) {
            throw BadFrame.field("comments." + name + ": has more than " + longest + " characters", null);
        }
        return text;
    }

    private static Instant at(JsonNode node, Instant now) throws BadFrame {
        JsonNode at = node.has("at") ? node.path("at") : node.path("time");
        if (at.isMissingNode() || at.isNull()) {
            return now;
        }
        try {
            return at.isIntegralNumber() ? Instant.ofEpochMilli(at.asLong()) : Instant.parse(at.asText());
        } catch (DateTimeException e) {
            throw BadFrame.field("comments.at: must be a time such as 2026-12-31T20:00:00Z", null);
        }
    }

    public static List<RundownItem> rundown(Fields fields) throws BadFrame {
        JsonNode list = fields.node("rundown");
        if (!list.isArray() || list.isEmpty() || list.size() > 200) {
            throw fields.fault("rundown: must be a list of 1 to 200 items");
        }
        List<RundownItem> rundown = new ArrayList<>();
        for (JsonNode item : list) {
            String script = item.path("script").asText("");
            if (script.isBlank()) {
                throw fields.fault("rundown.script: is missing");
            }
            rundown.add(new RundownItem(
                    script,
                    item.path("scene").asText(""),
                    texts(fields, item, "products"),
                    texts(fields, item, "variants")));
        }
        return rundown;
    }

    private static List<String> texts(Fields fields, JsonNode item, String name) throws BadFrame {
        JsonNode list = item.path(name);
        if (list.isMissingNode() || list.isNull()) {
            return List.of();
        }
        List<String> texts = new ArrayList<>();
        for (JsonNode each : list) {
            if (!list.isArray() || !each.isTextual()) {
                throw fields.fault("rundown." + name + ": must be a list of ids");
            }
            texts.add(each.asText());
        }
        return texts;
    }
}
