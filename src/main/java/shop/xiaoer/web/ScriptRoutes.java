package shop.xiaoer.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.buffer.Buffer;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.account.Role;
import shop.xiaoer.broadcast.LiveSlot;
import shop.xiaoer.broadcast.Persona;
import shop.xiaoer.broadcast.PlatformProfile;
import shop.xiaoer.broadcast.PlatformProfiles;
import shop.xiaoer.broadcast.Script;
import shop.xiaoer.broadcast.Segment;
import shop.xiaoer.broadcast.driver.ExportOutcome;
import shop.xiaoer.broadcast.review.ReviewOutcome;
import shop.xiaoer.broadcast.review.Reviewer;
import shop.xiaoer.broadcast.script.ScriptRequest;
import shop.xiaoer.catalog.Products;
import shop.xiaoer.conversation.TimeOrderedId;
import shop.xiaoer.desk.Personas;
import shop.xiaoer.desk.ScriptDesk;
import shop.xiaoer.text.Language;
import shop.xiaoer.wire.BadFrame;
import shop.xiaoer.wire.Fields;
import shop.xiaoer.wire.Outgoing;
import shop.xiaoer.wire.ScriptJson;

/** Scripts: write, see, check, edit, review, export. */
final class ScriptRoutes {
    private static final int SHOWN = 100;
    private static final Duration LONGEST_STREAM = Duration.ofHours(2);

    private final ScriptDesk desk;
    private final Personas personas;
    private final PlatformProfiles platforms;
    private final Products products;

    ScriptRoutes(ScriptDesk desk, Personas personas, PlatformProfiles platforms, Products products) {
        this.desk = desk;
        this.personas = personas;
        this.platforms = platforms;
        this.products = products;
    }

    void on(Routes routes) {
        String one = "/api/v1/scripts/:id";
        routes.post("/api/v1/scripts", this::write)
                .get("/api/v1/scripts", this::list)
                .get(one, this::show)
                .get(one + "/stream", this::stream)
                .post(one + "/check", this::check)
                .patch(one + "/segments/:n", this::edit)
                .post(one + "/submit", this::submit)
                .post(one + "/approve", this::approve)
                .post(one + "/reject", this::reject)
                .get(one + "/export", this::export)
                .get("/api/v1/personas", this::personas);
    }

    // ---- writing -------------------------------------------------------------------------------------------------

    private Reply write(Call call) throws Refusal, BadFrame {
        Access.Signed signed = call.signed(Role.Right.writeScripts);
        ScriptRequest request = request(call.fields());
        if (!desk.write(request, signed.account().name())) {
            return Reply.problem(503, "overloaded", "too many scripts are being written")
                    .with("Retry-After", "5");
        }
        return Reply.json(202, Outgoing.object().put("id", request.id()).put("state", "writing"))
                .with("Location", "/api/v1/scripts/" + request.id());
    }

    private ScriptRequest request(Fields fields) throws Refusal, BadFrame {
        Language language = language(fields.textOrNull("language"));
        String persona = fields.textOrNull("persona");
        String platform = fields.textOrNull("platform");
        Long seed = fields.numberOrNull("seed");
        try {
            return new ScriptRequest(
                    TimeOrderedId.next().toString(),
                    productIds(fields.node("products")),
                    language,
                    persona(persona == null ? Personas.DEFAULT : persona),
                    platform(platform == null ? PlatformProfiles.DEFAULT : platform),
                    words(fields, language),
                    seed == null ? RandomGenerator.getDefault().nextInt(1, Integer.MAX_VALUE) : seed,
                    engine(fields.textOrNull("engine")));
        } catch (IllegalArgumentException e) {
            throw Refusal.field(String.valueOf(e.getMessage()));
        }
    }

    private static Language language(@Nullable String tag) throws Refusal {
        try {
            return tag == null ? Language.ZH : Language.of(tag);
        } catch (IllegalArgumentException e) {
            throw Refusal.field(String.valueOf(e.getMessage()));
        }
    }

    private List<String> productIds(JsonNode node) throws Refusal {
        if (!node.isArray() || node.isEmpty()) {
            throw Refusal.field("products: must be a list of product ids");
        }
        List<String> ids = new ArrayList<>();
        for (JsonNode id : node) {
            if (!id.isTextual() || products.find(id.asText()).isEmpty()) {
                throw Refusal.field("products: there is no product " + id);
            }
            ids.add(id.asText());
        }
        return ids;
    }

    private static int words(Fields fields, Language language) throws Refusal, BadFrame {
        Long words = fields.numberOrNull("words");
        if (words != null) {
            if (words < ScriptRequest.MIN_WORDS || words > ScriptRequest.MAX_WORDS) {
                throw Refusal.field(
                        "words: must be from " + ScriptRequest.MIN_WORDS + " to " + ScriptRequest.MAX_WORDS);
            }
            return words.intValue();
        }
        JsonNode minutes = fields.node("minutes");
        if (!minutes.isNumber() || minutes.asDouble() <= 0 || minutes.asDouble() > 480) {
            throw Refusal.field("words or minutes (up to 480) is needed");
        }
        return ScriptRequest.wordsFor(minutes.asDouble(), language);
    }

    private static ScriptRequest.Engine engine(@Nullable String name) throws Refusal {
        try {
            return name == null ? ScriptRequest.Engine.auto : ScriptRequest.Engine.valueOf(name);
        } catch (IllegalArgumentException e) {
            throw Refusal.field("engine: must be template, model or auto");
        }
    }

    private Persona persona(String id) throws Refusal {
        return personas.find(id).orElseThrow(() -> Refusal.field("persona: there is no " + id));
    }

    private PlatformProfile platform(String id) throws Refusal {
        return platforms.find(id).orElseThrow(() -> Refusal.field("platform: there is no " + id));
    }

    // ---- seeing --------------------------------------------------------------------------------------------------

    private Reply list(Call call) throws Refusal {
        call.signed(Role.Right.writeScripts);
        ObjectNode body = Outgoing.object();
        ArrayNode list = body.putArray("scripts");
        desk.newest(SHOWN).forEach(head -> list.add(Outgoing.tree(head)));
        return Reply.json(200, body);
    }

    private Reply show(Call call) throws Refusal {
        call.signed(Role.Right.writeScripts);
        ScriptDesk.Sight sight = sight(call.path("id"));
        return switch (sight) {
            case ScriptDesk.Sight.Done done -> Reply.json(200, ScriptJson.script(done.script()));
            case ScriptDesk.Sight.UnderWay underWay -> Reply.json(200, ScriptJson.underWay(underWay));
            case ScriptDesk.Sight.Failed failed ->
                failed.modelAway()
                        ? Reply.problem(503, "modelUnavailable", failed.why())
                        : Reply.problem(422, "badField", failed.why());
        };
    }

    /**
     * Server-sent events: each segment as it comes, again with its findings once all are checked (the later one of a
     * number counts), then {@code done} or {@code failed}.
     */
    private Reply stream(Call call) throws Refusal {
        call.signed(Role.Right.writeScripts);
        String id = call.path("id");
        ScriptDesk.Sight first = sight(id);
        EventStream out = call.stream();
        AtomicBoolean over = new AtomicBoolean();
        out.open(LONGEST_STREAM, out::end, () -> over.set(true));
        follow(id, first, out, over);
        out.end();
        return Reply.streamed();
    }

    private void follow(String id, ScriptDesk.Sight first, EventStream out, AtomicBoolean over) throws Refusal {
        ScriptDesk.Sight sight = first;
        int sent = 0;
        while (!over.get()) {
            switch (sight) {
                case ScriptDesk.Sight.UnderWay underWay -> {
                    for (; sent < underWay.segments().size(); sent++) {
                        send(out, underWay.segments().get(sent));
                    }
                }
                case ScriptDesk.Sight.Done done -> {
                    for (Segment segment : done.script().segments()) {
                        if (segment.n() > sent || !segment.findings().isEmpty()) {
                            send(out, segment);
                        }
                    }
                    out.send(
                            "done",
                            Outgoing.object()
                                    .put("id", done.script().id())
                                    .put("state", done.script().state().name())
                                    .put("version", done.script().version())
                                    .toString());
                    return;
                }
                case ScriptDesk.Sight.Failed failed -> {
                    out.send(
                            "failed",
                            Outgoing.object().put("detail", failed.why()).toString());
                    return;
                }
            }
            pause();
            sight = sight(id);
        }
    }

    private static void send(EventStream out, Segment segment) {
        out.send("segment", ScriptJson.segment(segment).toString());
    }

    private ScriptDesk.Sight sight(String id) throws Refusal {
        return desk.see(id).orElseThrow(() -> Refusal.notFound("no such script"));
    }

    private static void pause() throws Refusal {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refusal(503, "overloaded", "the server is going down");
        }
    }

    private Script script(Call call) throws Refusal {
        ScriptDesk.Sight sight = sight(call.path("id"));
        if (sight instanceof ScriptDesk.Sight.Done done) {
            return done.script();
        }
        throw new Refusal(409, "notApproved", "the script is still being written");
    }

    private Reply check(Call call) throws Refusal {
        call.signed(Role.Right.writeScripts);
        return Reply.json(200, ScriptJson.findings(desk.checked(script(call))));
    }

    // ---- review --------------------------------------------------------------------------------------------------

    private static Reviewer reviewer(Access.Signed signed) throws Refusal {
        return switch (signed.account().role()) {
            case operator -> new Reviewer(signed.account().name(), Reviewer.Role.operator);
            case merchant -> new Reviewer(signed.account().name(), Reviewer.Role.merchant);
            case admin -> new Reviewer(signed.account().name(), Reviewer.Role.admin);
            case agent, supervisor -> throw Refusal.forbidden("scripts are for operators and merchants");
        };
    }

    private Reply submit(Call call) throws Refusal, BadFrame {
        Reviewer by = reviewer(call.signed(Role.Right.writeScripts));
        Fields fields = call.fields();
        return moved(desk.submit(script(call), fields.text("version"), by, fields.wordsOrNull("reason")));
    }

    private Reply approve(Call call) throws Refusal, BadFrame {
        Reviewer by = reviewer(call.signed(Role.Right.approveScripts));
        Fields fields = call.fields();
        return moved(desk.approve(
                script(call),
                fields.text("version"),
                by,
                fields.wordsOrNull("reason"),
                instant(fields.textOrNull("validUntil"))));
    }

    private Reply reject(Call call) throws Refusal, BadFrame {
        Reviewer by = reviewer(call.signed(Role.Right.approveScripts));
        Fields fields = call.fields();
        return moved(desk.reject(script(call), fields.text("version"), by, fields.words("reason")));
    }

    private static @Nullable Instant instant(@Nullable String text) throws Refusal {
        try {
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeException e) {
            throw Refusal.field("validUntil: must be a time such as 2026-12-31T00:00:00Z");
        }
    }

    private Reply edit(Call call) throws Refusal, BadFrame {
        Reviewer by = reviewer(call.signed(Role.Right.writeScripts));
        Fields fields = call.fields();
        int n;
        try {
            n = Integer.parseInt(call.path("n"));
        } catch (NumberFormatException e) {
            throw Refusal.notFound("no such segment");
        }
        return moved(desk.edit(
                script(call), n, fields.words("text"), slots(fields.node("slots")), fields.text("version"), by));
    }

    private static @Nullable List<LiveSlot> slots(JsonNode node) throws Refusal {
        if (node.isMissingNode() || node.isNull()) {
            return null;
        }
        List<LiveSlot> slots = new ArrayList<>();
        for (JsonNode slot : node) {
            try {
                slots.add(new LiveSlot(
                        LiveSlot.Kind.valueOf(slot.path("kind").asText()),
                        slot.path("product").asText(),
                        slot.path("from").asInt(-1),
                        slot.path("to").asInt(-1)));
            } catch (IllegalArgumentException e) {
                throw Refusal.field("slots: " + e.getMessage());
            }
        }
        return slots;
    }

    private Reply moved(ReviewOutcome outcome) throws Refusal {
        return switch (outcome) {
            case ReviewOutcome.Moved moved ->
                Reply.json(200, ScriptJson.script(moved.script().withSlotValues(products)));
            case ReviewOutcome.Unchanged same ->
                Reply.json(200, ScriptJson.script(same.script().withSlotValues(products)));
            case ReviewOutcome.StaleVersion stale ->
                Reply.problem(409, "staleVersion", "version: is " + stale.current() + " now");
            case ReviewOutcome.BlockingFindings blocking ->
                Reply.problem(
                        409, "blockingFindings", blocking.findings().size() + " findings keep it from being approved");
            case ReviewOutcome.Forbidden forbidden -> throw Refusal.forbidden(forbidden.why());
            case ReviewOutcome.NotPossible impossible ->
                Reply.problem(409, "staleVersion", "the script is " + impossible.state() + ": " + impossible.why());
            case ReviewOutcome.NoSuchSegment none -> throw Refusal.notFound("no segment " + none.n());
            case ReviewOutcome.BadField bad -> throw Refusal.field(bad.field() + ": " + bad.detail());
        };
    }

    // ---- out -----------------------------------------------------------------------------------------------------

    private Reply export(Call call) throws Refusal {
        call.signed(Role.Right.writeScripts);
        Script script = script(call);
        String format = Optional.ofNullable(call.query("format")).orElse("json");
        return switch (desk.export(script, format, platform(script.platform()))) {
            case ExportOutcome.Exported exported ->
                new Reply(
                        200,
                        exported.compiled().contentType(),
                        Buffer.buffer(exported.compiled().body()),
                        Map.of(
                                "X-Xiaoer-Valid-Until", exported.validUntil().toString(),
                                "X-Xiaoer-Dropped-Cues",
                                        String.valueOf(exported.compiled()
                                                .droppedCues()
                                                .size())));
            case ExportOutcome.NotApproved not ->
                Reply.problem(
                        409, "notApproved", "the script is " + not.state() + ", a person has to approve it first");
            case ExportOutcome.PlatformForbids forbids ->
                Reply.problem(
                        409,
                        "platformForbids",
                        forbids.platform() + " lets only a person speak: export " + forbids.allowed());
            case ExportOutcome.UnknownFormat unknown ->
                Reply.problem(400, "badField", "format: must be one of " + unknown.known());
        };
    }

    private Reply personas(Call call) throws Refusal {
        call.signed(Role.Right.writeScripts);
        ObjectNode body = Outgoing.object();
        ArrayNode list = body.putArray("personas");
        personas.all().forEach(persona -> {
            ObjectNode node = list.addObject().put("id", persona.id());
            node.putObject("name")
                    .put("zh", persona.name().zh())
                    .put("en", persona.name().en());
            node.putObject("manner")
                    .put("zh", persona.manner().zh())
                    .put("en", persona.manner().en());
        });
        return Reply.json(200, body);
    }
}
