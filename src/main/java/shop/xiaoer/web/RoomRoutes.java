package shop.xiaoer.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.account.KeyRight;
import shop.xiaoer.account.Role;
import shop.xiaoer.broadcast.PlatformProfiles;
import shop.xiaoer.broadcast.driver.FayPollItem;
import shop.xiaoer.broadcast.room.Room;
import shop.xiaoer.broadcast.room.RundownItem;
import shop.xiaoer.conversation.TimeOrderedId;
import shop.xiaoer.desk.room.RoomBook;
import shop.xiaoer.desk.room.RoomDesk;
import shop.xiaoer.desk.room.RoomMove;
import shop.xiaoer.text.Language;
import shop.xiaoer.wire.BadFrame;
import shop.xiaoer.wire.Fields;
import shop.xiaoer.wire.Outgoing;
import shop.xiaoer.wire.RoomJson;

/** Live rooms over HTTP: planned, put on air, told what viewers write, taken over, ended. */
final class RoomRoutes {
    private static final int SHOWN = 50;
    private static final int LONGEST_KEY = 64;

    private final RoomBook book;
    private final RoomDesk desk;
    private final PlatformProfiles platforms;
    private final Clock clock;

    RoomRoutes(RoomDesk desk, PlatformProfiles platforms, Clock clock) {
        this.book = desk.book();
        this.desk = desk;
        this.platforms = platforms;
        this.clock = clock;
    }

    void on(Routes routes) {
        String one = "/api/v1/rooms/:id";
        routes.post("/api/v1/rooms", this::plan)
                .get("/api/v1/rooms", this::list)
                .get(one, this::show)
                .get(one + "/report", this::report)
                .post(one + "/start", call -> moved(desk.controls().start(id(call), name(call))))
                .post(one + "/resume", call -> moved(desk.controls().start(id(call), name(call))))
                .post(one + "/pause", call -> moved(desk.controls().pause(id(call), name(call))))
                .post(one + "/stop", this::stop)
                .post(one + "/microphone", this::microphone)
                .post(one + "/say", this::say)
                .post(one + "/operator", this::operator)
                .post(one + "/modelAnswers", this::modelAnswers)
                .post(one + "/comments", this::comments)
                .post("/get_auto_play_item", this::poll);
    }

    private static String id(Call call) {
        return call.path("id");
    }

    private static String name(Call call) throws Refusal {
        return call.signed(Role.Right.writeScripts).account().name();
    }

    private Reply plan(Call call) throws Refusal, BadFrame {
        String author = name(call);
        Fields fields = call.fields();
        String name = fields.words("name");
        String platform = Optional.ofNullable(fields.textOrNull("platform")).orElse(PlatformProfiles.DEFAULT);
        if (platforms.find(platform).isEmpty()) {
            throw Refusal.field("platform: there is no '" + platform + "'");
        }
        List<RundownItem> rundown = RoomJson.rundown(fields);
        Language language = book.language(rundown.getFirst().script())
                .orElseThrow(() -> Refusal.field(
                        "rundown: there is no script " + rundown.getFirst().script()));
        Instant start = instant(fields.node("schedule"), "start");
        Instant end = instant(fields.node("schedule"), "end");
        if (start != null && end != null && !start.isBefore(end)) {
            throw Refusal.field("schedule: must end after its start");
        }
        Room room = new Room(
                TimeOrderedId.next().toString(),
                name,
                platform,
                language,
                rundown,
                loops(fields),
                start,
                end,
                whenSpent(fields),
                author);
        Optional<String> fault = book.plan(room);
        if (fault.isPresent()) {
            throw Refusal.field(fault.get());
        }
        return Reply.json(201, RoomJson.room(book.find(room.id()).orElseThrow(), book.leftOut(room.id())))
                .with("Location", "/api/v1/rooms/" + room.id());
    }

    private static int loops(Fields fields) throws Refusal {
        JsonNode loop = fields.node("loop");
        if (loop.isMissingNode() || loop.isNull()) {
            return 1;
        }
        if (loop.isBoolean()) {
            return loop.asBoolean() ? Room.FOR_EVER : 1;
        }
        if (loop.isIntegralNumber() && loop.asInt() >= 1 && loop.asInt() <= 10_000) {
            return loop.asInt();
        }
        throw Refusal.field("loop: must be true, false or a number from 1 to 10000");
    }

    private static Room.WhenSpent whenSpent(Fields fields) throws Refusal, BadFrame {
        String given = Optional.ofNullable(fields.textOrNull("whenSpent")).orElse("repeat");
        return switch (given) {
            case "repeat" -> Room.WhenSpent.repeat;
            case "pause" -> Room.WhenSpent.pause;
            default -> throw Refusal.field("whenSpent: must be repeat or pause");
        };
    }

    private static @Nullable Instant instant(JsonNode schedule, String name) throws Refusal {
        String text = schedule.path(name).asText("");
        try {
            return text.isEmpty() ? null : Instant.parse(text);
        } catch (DateTimeException e) {
            throw Refusal.field("schedule." + name + ": must be a time such as 2026-12-31T20:00:00Z");
        }
    }

    private Reply list(Call call) throws Refusal {
        call.signed(Role.Right.writeScripts);
        ObjectNode body = Outgoing.object();
        ArrayNode rooms = body.putArray("rooms");
        book.newest(SHOWN)
                .forEach(kept ->
                        rooms.add(RoomJson.room(kept, book.leftOut(kept.room().id()))));
        return Reply.json(200, body);
    }

    private Reply show(Call call) throws Refusal {
        call.signed(Role.Right.writeScripts);
        return book.find(id(call))
                .map(kept -> Reply.json(200, RoomJson.room(kept, book.leftOut(id(call)))))
                .orElseThrow(() -> Refusal.notFound("no such room"));
    }

    private Reply report(Call call) throws Refusal {
        call.signed(Role.Right.writeScripts);
        return book.report(id(call))
                .map(report -> Reply.json(200, RoomJson.report(report)))
                .orElseThrow(() -> Refusal.notFound("no such room"));
    }

    private Reply stop(Call call) throws Refusal {
        String by = name(call);
        return moved(desk.controls().stop(id(call), by));
    }

    /** {@code on: true} takes the microphone, {@code false} gives it back to the host. */
    private Reply microphone(Call call) throws Refusal, BadFrame {
        String by = name(call);
        return moved(
                call.fields().flag("on")
                        ? desk.controls().microphone(id(call), by)
                        : desk.controls().start(id(call), by));
    }

    private Reply say(Call call) throws Refusal, BadFrame {
        String by = name(call);
        String text = call.fields().words("text");
        return moved(desk.said().say(id(call), key(call), by, text, Language.detect(text, Language.ZH)));
    }

    /** The caller's own, or one that comes once. */
    private static String key(Call call) throws Refusal {
        String given = call.header("Idempotency-Key");
        if (given == null || given.isBlank()) {
            return TimeOrderedId.next().toString();
        }
        if (given.length() > LONGEST_KEY) {
            throw Refusal.field("Idempotency-Key: has more than " + LONGEST_KEY + " characters");
        }
        return given;
    }

    private Reply operator(Call call) throws Refusal, BadFrame {
        String by = name(call);
        if (!call.fields().flag("heartbeat")) {
            throw Refusal.field("heartbeat: must be true");
        }
        return moved(desk.controls().heartbeat(id(call), by));
    }

    /** Who lets the model's words be spoken answers for them: not everybody may. */
    private Reply modelAnswers(Call call) throws Refusal, BadFrame {
        String by = call.signed(Role.Right.approveScripts).account().name();
        return moved(desk.controls().modelAnswers(id(call), call.fields().flag("on"), by));
    }

    private Reply comments(Call call) throws Refusal, BadFrame {
        call.signedOrKey(Role.Right.writeScripts, KeyRight.roomComments);
        String type = call.header("Content-Type");
        if (type == null || !type.contains("json")) {
            throw new Refusal(415, "badField", "Content-Type: must be application/json");
        }
        return desk.comments()
                .accept(id(call), RoomJson.comments(call.bytes(), clock.instant()))
                .map(accepted -> Reply.json(
                        202,
                        Outgoing.object()
                                .put("accepted", accepted.accepted())
                                .put("duplicates", accepted.duplicates())
                                .put("expired", accepted.expired())))
                .orElseThrow(() -> Refusal.notFound("no such room"));
    }

    /** For Fay, which asks for its words; its key comes as a header or in the address. */
    private Reply poll(Call call) throws Refusal, BadFrame {
        call.signedOrKeyInAddress(Role.Right.writeScripts, KeyRight.roomDrive);
        String user =
                Optional.ofNullable(call.fieldsOrNone().textOrNull("user")).orElse("");
        Instant now = clock.instant();
        FayPollItem item = desk.streams()
                .poll(user)
                .map(cue -> FayPollItem.of(cue.text(), cue.language(), now))
                .orElseGet(() -> FayPollItem.nothing(now));
        return Reply.json(200, Outgoing.tree(item));
    }

    private Reply moved(RoomMove move) throws Refusal {
        return switch (move) {
            case RoomMove.Done done ->
                Reply.json(
                        200,
                        RoomJson.room(
                                done.room(), book.leftOut(done.room().room().id())));
            case RoomMove.Unknown ignored -> throw Refusal.notFound("no such room");
            case RoomMove.Refused refused -> Reply.problem(409, refused.code(), refused.detail());
        };
    }
}
