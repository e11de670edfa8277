package shop.xiaoer.web.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.answer.model.Summarizer;
import shop.xiaoer.broadcast.Cue;
import shop.xiaoer.broadcast.EvidenceRef;
import shop.xiaoer.broadcast.LiveSlot;
import shop.xiaoer.broadcast.Origin;
import shop.xiaoer.broadcast.PlatformProfile;
import shop.xiaoer.broadcast.Removed;
import shop.xiaoer.broadcast.Script;
import shop.xiaoer.broadcast.ScriptState;
import shop.xiaoer.broadcast.ScriptVersion;
import shop.xiaoer.broadcast.Segment;
import shop.xiaoer.broadcast.SegmentType;
import shop.xiaoer.broadcast.Variants;
import shop.xiaoer.broadcast.driver.ExportOutcome;
import shop.xiaoer.broadcast.driver.Exports;
import shop.xiaoer.broadcast.driver.FayPollItem;
import shop.xiaoer.broadcast.driver.payload.AiLabel;
import shop.xiaoer.broadcast.room.CueKind;
import shop.xiaoer.broadcast.room.Place;
import shop.xiaoer.broadcast.room.Room;
import shop.xiaoer.broadcast.room.RoomCue;
import shop.xiaoer.broadcast.room.RoomLedger;
import shop.xiaoer.broadcast.room.RoomState;
import shop.xiaoer.broadcast.room.RundownItem;
import shop.xiaoer.broadcast.room.report.LoopMeaning;
import shop.xiaoer.broadcast.room.report.RoomReport;
import shop.xiaoer.compliance.Finding;
import shop.xiaoer.conversation.Author;
import shop.xiaoer.conversation.Card;
import shop.xiaoer.conversation.Conversation;
import shop.xiaoer.conversation.ConversationEvent;
import shop.xiaoer.conversation.ConversationId;
import shop.xiaoer.conversation.EventBody;
import shop.xiaoer.conversation.Form;
import shop.xiaoer.conversation.HandoffReason;
import shop.xiaoer.conversation.Ledger;
import shop.xiaoer.conversation.Option;
import shop.xiaoer.conversation.Owner;
import shop.xiaoer.conversation.Source;
import shop.xiaoer.desk.Hello;
import shop.xiaoer.desk.agent.Aside;
import shop.xiaoer.desk.agent.Board;
import shop.xiaoer.desk.script.Sight;
import shop.xiaoer.handoff.Callback;
import shop.xiaoer.handoff.Ticket;
import shop.xiaoer.text.Language;
import shop.xiaoer.wire.Outgoing;
import shop.xiaoer.wire.RoomJson;
import shop.xiaoer.wire.ScriptJson;
import shop.xiaoer.wire.ToAgent;
import shop.xiaoer.wire.ToShopper;

/** What the server's own code writes, each with all that it can hold. */
final class Samples {
    private static final String SCRIPT = "019a7c20-1f00-7aaa-8b11-3c5d7e9f0a2b";
    private static final Instant AT = Instant.parse("2026-11-25T08:00:00.120Z");
    private static final String ROOM = "019a7c30-2f00-7bbb-8c11-3c5d7e9f0a2b";
    private static final ConversationId ID =
            ConversationId.parse("019a7c1e-5b2e-7c3d-9f10-2a4b6c8d0e1f").orElseThrow();
    private static final Author SHOPPER = new Author(Author.Kind.shopper, "shopper");
    private static final Author AI = new Author(Author.Kind.ai, "小二");
    private static final Option OPTION = new Option("yes", "确认");
    private static final String CARD = "{\"route\":\"known\",\"language\":\"zh-CN\",\"intent\":\"productQuestion\","
            + "\"intentScore\":0.93,\"reason\":\"\",\"confidence\":0.97,\"threshold\":0.5,\"evidence\":[{\"id\":\"P1001\","
            + "\"title\":\"云朵保温杯\",\"score\":0.97,\"bm25\":11.2,\"cosine\":0.71}],\"guards\":[{\"guard\":\"numbers\","
            + "\"held\":true,\"clause\":\"只要 80 元\",\"why\":\"80\"}],\"times\":{\"retrieval\":9},\"model\":\"qwen3:4b\","
            + "\"promptHash\":\"a1\",\"repairHash\":\"c3\",\"knowledgeHash\":\"b2\"}";

    static final Conversation CONVERSATION =
            new Conversation(ID, Owner.agent, "阿美", 3, 12, 1, 2, 1, null, List.of(), null, null, "zh-CN", null, null);

    private Samples() {}

    /** One of each kind. */
    static List<ConversationEvent> events() {
        Card card = new Card(
                Card.Kind.order,
                "XE2026110002",
                "订单 XE2026110002",
                List.of(new Card.Row("商品", "云朵保温杯")),
                "已发货，运输中",
                new Card.Price("88.00", "CNY"),
                "/shop/cup.svg",
                List.of(new Card.Step("付款", true, AT), new Card.Step("签收", false, null)),
                "RT20261125-7K3M",
                List.of(OPTION));
        Form form = new Form(
                List.of(
                        new Form.Field("reason", "原因", Form.Type.choice, List.of(OPTION), true, false),
                        new Form.Field("phoneTail", "手机尾号后四位", Form.Type.text, null, true, true)),
                "proof");
        List<EventBody> bodies = List.of(
                new EventBody.Said(
                        "查物流",
                        "proof",
                        Map.of("order", "XE2026110002"),
                        List.of("019a7c1f-0aaa-7bbb-8c11-3c5d7e9f0a2b")),
                new EventBody.Answered(
                        "88 元。",
                        "zh-CN",
                        List.of(new Source("P1001", "云朵保温杯", "/p/P1001")),
                        List.of(card),
                        EventBody.Route.known,
                        0.97),
                new EventBody.Asked("您想办哪一件？", List.of(OPTION)),
                new EventBody.EntranceStep("return", "details", "请填一下。", form, List.of(OPTION)),
                new EventBody.CardShown(card),
                new EventBody.HandoffRequested(HandoffReason.shopperAsked, 1, "马上转人工。", List.of(OPTION)),
                new EventBody.HandoffRequested(HandoffReason.angry, 0, "同事上班后回复。", List.of(OPTION), form),
                new EventBody.AgentJoined("阿美"),
                new EventBody.AgentLeft("阿美"),
                new EventBody.HandedBack("阿美"),
                new EventBody.Closed("shopper"),
                new EventBody.Reopened(),
                new EventBody.Rated(5, "很快"));
        return IntStream.range(0, bodies.size())
                .mapToObj(i -> event(i + 1, bodies.get(i)))
                .toList();
    }

    private static ConversationEvent event(int seq, EventBody body) {
        boolean ai = body instanceof EventBody.Answered
                || body instanceof EventBody.Asked
                || body instanceof EventBody.EntranceStep
                || body instanceof EventBody.CardShown;
        Author author = ai ? AI : seq == 1 ? SHOPPER : Author.SYSTEM;
        @Nullable Long turn = ai ? Long.valueOf(1) : null;
        return new ConversationEvent(ID, seq, AT, 1, author, ai ? null : "m-" + seq, turn, body);
    }

    static List<Ledger.DecisionEntry> decisions() {
        return List.of(
                new Ledger.DecisionEntry(1, 1, 2L, "sent", CARD, null, AT),
                new Ledger.DecisionEntry(2, 1, null, "dropped", CARD, "这只杯子", AT));
    }

    /** Frames by channel, one of each writer at least. */
    static Map<String, List<String>> frames() {
        String id = ID.toString();
        Ledger.Excerpt excerpt = new Ledger.Excerpt(CONVERSATION, events());
        Ticket waiting = new Ticket(ID, 2, "shopperAsked", "zh-CN", 0, "顾客要求转人工", AT, null, Ticket.Wish.NONE, null, AT);
        Ticket served = new Ticket(ID, 3, "angry", "zh-CN", 20, "包裹没到", AT, "Ben", Ticket.Wish.NONE, AT, null);
        Board.Mark mark = new Board.Mark("阿美", AT.plusSeconds(30), AT.plusSeconds(120), AT.plusSeconds(180));
        Board board = new Board(
                List.of(new Board.Colleague("阿美", Board.Status.online)),
                List.of(waiting),
                List.of(waiting),
                List.of(served),
                List.of(new Callback(ID, "a@shopper.example", "zh-CN", "顾客要求转人工", AT)),
                Map.of(ID, mark));
        ObjectNode me = Outgoing.object()
                .put("name", "阿美")
                .put("account", "amei")
                .put("role", "agent")
                .put("language", "zh-CN");
        return Map.of(
                "chat",
                join(
                        events().stream().map(ToShopper::eventFrame).toList(),
                        List.of(
                                welcome(false, null),
                                welcome(true, 1L),
                                Outgoing.ack("m-1", 1L),
                                Outgoing.ack("m-2", null),
                                Outgoing.problem("badField", "text: is missing", "m-3", null),
                                Outgoing.problem("badToken", "not allowed", null, null),
                                ToShopper.draft(2, "两只都是"),
                                ToShopper.draftGone(2),
                                ToShopper.typing("agent", "阿美", true),
                                ToShopper.seen(9),
                                ToShopper.queue(1, 40, 1))),
                "agent",
                join(
                        events().stream().map(ToAgent::agentEvent).toList(),
                        List.of(
                                ToAgent.agentWelcome(me, board, 1, AT.plusSeconds(12), ZoneOffset.UTC),
                                ToAgent.changed(board, 2, AT),
                                ToAgent.excerpt("claimed", "c-1", excerpt),
                                ToAgent.excerpt("watching", "c-7", excerpt),
                                Outgoing.ack("c-8", null),
                                Outgoing.problem("alreadyClaimed", "conversation: 阿美 serves it", "c-1", id),
                                ToAgent.decision(id, 1, "sent", CARD),
                                ToAgent.suggestion("c-9", "云朵保温杯用 316", List.of(), false),
                                ToAgent.suggestion(
                                        "c-9",
                                        "云朵保温杯用 316 不锈钢。",
                                        List.of(new Source("P1001", "云朵保温杯", "/?product=P1001")),
                                        true),
                                ToAgent.summary(
                                        "c-16", new Summarizer.Summary("要什么：想退漏水的保温杯", Summarizer.By.model), 9, true),
                                ToAgent.translated("c-10", "Where is my parcel?"),
                                ToAgent.aside(new Aside.Noted(ID, ID.value(), "阿美", "已联系快递", AT)),
                                ToAgent.aside(new Aside.Whispered(ID, ID.value(), "管理员", "多送一张券", AT)),
                                ToAgent.aside(new Aside.Taken(ID, 4, "管理员", "Ben")),
                                ToAgent.aside(new Aside.Seen(ID, Author.Kind.shopper, 9)),
                                ToAgent.aside(new Aside.Joined(ID, "李雷")),
                                ToAgent.aside(new Aside.Tagged(ID, List.of("物流"))),
                                ToAgent.agentTyping(id, SHOPPER, true))),
                "room",
                List.of(
                        RoomJson.welcome(ROOM, RoomState.ready, null, Optional.empty()),
                        RoomJson.welcome(ROOM, RoomState.paused, "operatorAway", Optional.of(cue(true))),
                        RoomJson.cueFrame(cue(true)),
                        RoomJson.cueFrame(cue(false)),
                        RoomJson.cancel(4),
                        RoomJson.state(RoomState.onAir, null),
                        RoomJson.state(RoomState.paused, "by lan"),
                        RoomJson.answered("7301", 43),
                        Outgoing.problem("notYours", "another renderer drives the room", null, null)));
    }

    private static RoomCue cue(boolean full) {
        return new RoomCue(
                43,
                full ? CueKind.answer : CueKind.notice,
                "现在88元。",
                "现在八十八元。",
                Language.ZH,
                full ? "P1001" : null,
                full ? SCRIPT : null,
                full ? 7 : null,
                full ? "" : null,
                full ? 42L : null,
                full ? 7 : null,
                full ? List.of("7301") : List.of(),
                List.of(1900),
                full ? AT : null,
                null,
                false,
                null,
                null);
    }

    /** A room in every state, with all that it can hold and with as little as it can. */
    static List<String> rooms() {
        RundownItem item = new RundownItem(SCRIPT, "desk", List.of("P1001"), List.of("variant"));
        List<String> bodies = new ArrayList<>();
        for (RoomState state : RoomState.values()) {
            boolean full = state != RoomState.ready;
            Room room = new Room(
                    ROOM,
                    "小二茶物",
                    "own",
                    Language.ZH,
                    List.of(item),
                    full ? Room.FOR_EVER : 3,
                    full ? AT : null,
                    full ? AT.plusSeconds(3600) : null,
                    Room.WhenSpent.pause,
                    "lan");
            RoomLedger.Kept kept = new RoomLedger.Kept(
                    room,
                    state,
                    full ? "by lan" : null,
                    2,
                    full ? 41 : 0,
                    Place.START,
                    false,
                    null,
                    full ? "lan" : null,
                    full ? AT : null,
                    full ? "laowang" : null);
            bodies.add(RoomJson.room(kept, full ? Set.of("script x has no valid approval") : Set.of())
                    .toString());
        }
        return bodies;
    }

    static String roomReport() {
        RoomReport report = new RoomReport(
                Map.of(CueKind.segment, 2L, CueKind.answer, 1L),
                List.of(
                        new RoomReport.Loop(1, 20, 0, 0, null),
                        new RoomReport.Loop(2, 18, 1, 0.61, new LoopMeaning.Closest(2, 1, 0.82, 9))),
                Map.of("new", 1L, "answered", 2L),
                -1,
                -1,
                1.04,
                List.of(new RoomReport.Unanswered("老板的猫叫什么", 2, "lowConfidence", AT)));
        return RoomJson.report(report).toString();
    }

    static String polled() {
        return Outgoing.tree(FayPollItem.of("现在88元。", Language.ZH, AT)).toString();
    }

    private static String welcome(boolean recovered, @Nullable Long first) {
        return ToShopper.welcome(new Hello.Answer.Welcome(
                CONVERSATION,
                "token",
                recovered,
                first,
                first == null ? List.of() : events(),
                List.of(new Option("trackOrder", "查物流")),
                "我是小二，店里的 AI 客服。",
                "小二茶物",
                "Asia/Shanghai"));
    }

    private static List<String> join(List<String> first, List<String> second) {
        return java.util.stream.Stream.concat(first.stream(), second.stream()).toList();
    }

    /** Bodies of a script in every state. */
    static List<String> scripts() {
        List<String> bodies = new ArrayList<>();
        bodies.add(ScriptJson.underWay(new Sight.UnderWay(SCRIPT, 0.5, List.of(segment())))
                .toString());
        List<ScriptState> states = List.of(
                new ScriptState.Draft(null),
                new ScriptState.Draft("segment 1 was edited by lan"),
                new ScriptState.InReview("lan", AT),
                new ScriptState.Approved("laowang", AT, null, null, Map.of(), "law"),
                new ScriptState.Approved("laowang", AT, "好", AT.plusSeconds(3600), Map.of(), "law"),
                new ScriptState.Rejected("laowang", AT, "没有检测报告"),
                new ScriptState.Expired("laowang", AT, "over"));
        states.forEach(state -> bodies.add(ScriptJson.script(script().in(state)).toString()));
        return bodies;
    }

    static Script script() {
        return new Script(
                SCRIPT,
                ScriptVersion.of(List.of(segment())),
                new ScriptState.Approved("laowang", AT, null, null, Map.of(), "law"),
                Language.ZH,
                "own",
                "standard",
                7,
                "template",
                List.of("P1001"),
                List.of(segment()),
                List.of(finding(null)),
                List.of(new Removed("全网最低价", "广告法第九条", null), new Removed("只剩 3 件", "stock", "P1001")),
                new Origin(
                        600,
                        "template",
                        "a1",
                        "b2",
                        "c3",
                        "d4",
                        "e5",
                        new Origin.Again(CONVERSATION.toString(), false, Set.of(Origin.Part.evidence), List.of(1))));
    }

    /** With another way to say it. */
    private static Segment segment() {
        return plain().with(new Variants(List.of(plain()), List.of(new Variants.Likeness(1, 2, 1, 0.98))));
    }

    private static Segment plain() {
        return Segment.of(
                1,
                SegmentType.price,
                "P1001",
                "云朵保温杯现在88元。",
                Language.ZH,
                List.of(new LiveSlot(LiveSlot.Kind.price, "P1001", 7, 10)),
                List.of(new Cue(Cue.Track.card, 0, 11, "P1001")),
                List.of(new EvidenceRef(0, 11, EvidenceRef.Source.ofProduct("P1001", "price"))),
                List.of(finding("很")));
    }

    private static Finding finding(@Nullable String more) {
        return new Finding(0, 2, "superlative", "广告法第九条", Finding.Severity.hint, more, more, more);
    }

    /** Every export of an approved script, by its format. */
    static Map<String, String> exports() {
        PlatformProfile own = new PlatformProfile("own", false, false, null, null, Duration.ofMinutes(10), "own");
        Exports exports = Exports.standard(new AiLabel("xiaoer"));
        return exports.formats().stream()
                .collect(Collectors.toMap(
                        format -> format, format -> body(exports, script(), format, own), (a, b) -> a, TreeMap::new));
    }

    private static String body(Exports exports, Script script, String format, PlatformProfile platform) {
        ExportOutcome outcome = exports.export(script, format, platform, AT);
        if (outcome instanceof ExportOutcome.Exported exported) {
            return exported.compiled().body();
        }
        throw new IllegalStateException(format + ": " + outcome);
    }
}
