package shop.xiaoer.web;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.account.Role;
import shop.xiaoer.broadcast.LiveSlot;
import shop.xiaoer.broadcast.Script;
import shop.xiaoer.broadcast.review.ReviewOutcome;
import shop.xiaoer.broadcast.review.Reviewer;
import shop.xiaoer.broadcast.review.Rewording;
import shop.xiaoer.catalog.Products;
import shop.xiaoer.desk.script.ScriptDesk;
import shop.xiaoer.wire.BadFrame;
import shop.xiaoer.wire.Fields;
import shop.xiaoer.wire.ScriptJson;

/** A written script on its way to approval: check, edit, submit, approve, reject. Each move names the version it means. */
final class ScriptReviewRoutes {
    private final ScriptDesk desk;
    private final ScriptLookup scripts;
    private final Products products;

    ScriptReviewRoutes(ScriptDesk desk, Products products) {
        this.desk = desk;
        this.scripts = new ScriptLookup(desk.writers());
        this.products = products;
    }

    void on(Routes routes) {
        String one = "/api/v1/scripts/:id";
        routes.post(one + "/check", this::check)
                .patch(one + "/segments/:n", this::edit)
                .post(one + "/segments/:n/variants", this::addVariant)
                .post(one + "/segments/:n/variants/:v/again", this::rewriteVariant)
                .post(one + "/segments/:n/variants/:v/first", this::preferVariant)
                .delete(one + "/segments/:n/variants/:v", this::dropVariant)
                .post(one + "/submit", this::submit)
                .post(one + "/approve", this::approve)
                .post(one + "/reject", this::reject)
                .post(one + "/unlabelled", this::unlabelled);
    }

    private Reply check(Call call) throws Refusal {
        call.signed(Role.Right.writeScripts);
        return Reply.json(200, ScriptJson.findings(desk.shelf().checked(script(call))));
    }

    private Reply edit(Call call) throws Refusal, BadFrame {
        Reviewer by = reviewer(call.signed(Role.Right.writeScripts));
        Fields fields = call.fields();
        Long way = fields.numberOrNull("variant");
        Rewording.Spot spot =
                new Rewording.Spot(segmentNumber(call), way == null ? 1 : Math.clamp(way, 0, Integer.MAX_VALUE));
        return moved(desk.rewording()
                .edit(
                        script(call),
                        spot,
                        fields.words("text"),
                        slots(fields.node("slots")),
                        fields.text("version"),
                        by));
    }

    /** In the words that are given, or in words that are found for it. */
    private Reply addVariant(Call call) throws Refusal, BadFrame {
        Reviewer by = reviewer(call.signed(Role.Right.writeScripts));
        Fields fields = call.fields();
        int n = segmentNumber(call);
        String text = fields.wordsOrNull("text");
        Script script = script(call);
        return moved(
                text == null
                        ? desk.otherWords().write(script, n, 0, fields.text("version"), by)
                        : desk.rewording()
                                .add(script, n, text, slots(fields.node("slots")), fields.text("version"), by));
    }

    private Reply rewriteVariant(Call call) throws Refusal, BadFrame {
        Reviewer by = reviewer(call.signed(Role.Right.writeScripts));
        Rewording.Spot spot = spot(call);
        return moved(desk.otherWords()
                .write(script(call), spot.n(), spot.way(), call.fields().text("version"), by));
    }

    private Reply preferVariant(Call call) throws Refusal, BadFrame {
        Reviewer by = reviewer(call.signed(Role.Right.writeScripts));
        return moved(
                desk.rewording().prefer(script(call), spot(call), call.fields().text("version"), by));
    }

    private Reply dropVariant(Call call) throws Refusal {
        Reviewer by = reviewer(call.signed(Role.Right.writeScripts));
        String version = call.query("version");
        if (version == null) {
            throw Refusal.field("version: is missing");
        }
        return moved(desk.rewording().drop(script(call), spot(call), version, by));
    }

    private Reply submit(Call call) throws Refusal, BadFrame {
        Reviewer by = reviewer(call.signed(Role.Right.writeScripts));
        Fields fields = call.fields();
        return moved(desk.review().submit(script(call), fields.text("version"), by, fields.wordsOrNull("reason")));
    }

    private Reply approve(Call call) throws Refusal, BadFrame {
        Reviewer by = reviewer(call.signed(Role.Right.approveScripts));
        Fields fields = call.fields();
        return moved(desk.review()
                .approve(
                        script(call),
                        fields.text("version"),
                        by,
                        fields.wordsOrNull("reason"),
                        instant(fields.textOrNull("validUntil"))));
    }

    private Reply reject(Call call) throws Refusal, BadFrame {
        Reviewer by = reviewer(call.signed(Role.Right.approveScripts));
        Fields fields = call.fields();
        return moved(desk.review().reject(script(call), fields.text("version"), by, fields.words("reason")));
    }

    /** Somebody answers for an export without the label for people, and says why. */
    private Reply unlabelled(Call call) throws Refusal, BadFrame {
        Reviewer by = reviewer(call.signed(Role.Right.approveScripts));
        Fields fields = call.fields();
        return moved(desk.review().agreeUnlabelled(script(call), fields.text("version"), by, fields.words("reason")));
    }

    private Reply moved(ReviewOutcome outcome) throws Refusal {
        return switch (outcome) {
            case ReviewOutcome.Moved moved -> filled(moved.script());
            case ReviewOutcome.Unchanged same -> filled(same.script());
            case ReviewOutcome.StaleVersion stale ->
                Reply.problem(409, "staleVersion", "version: is " + stale.current() + " now");
            case ReviewOutcome.BlockingFindings blocking ->
                Reply.problem(
                        409, "blockingFindings", blocking.findings().size() + " findings keep it from being approved");
            case ReviewOutcome.Forbidden forbidden -> throw Refusal.forbidden(forbidden.why());
            case ReviewOutcome.NotPossible impossible ->
                Reply.problem(409, "staleVersion", "the script is " + impossible.state() + ": " + impossible.why());
            case ReviewOutcome.NoOtherWords none ->
                Reply.problem(409, "noOtherWords", "the facts carry no other words for segment " + none.n());
            case ReviewOutcome.NoSuchSegment none -> throw Refusal.notFound("no segment " + none.n());
            case ReviewOutcome.BadField bad -> throw Refusal.field(bad.field() + ": " + bad.detail());
        };
    }

    /** With price and stock as they are now: they stand outside the version. */
    private Reply filled(Script script) {
        return Reply.json(200, ScriptJson.script(script.withSlotValues(products)));
    }

    // ---- reading a request ---------------------------------------------------------------------------------------

    private Script script(Call call) throws Refusal {
        return scripts.written(call.path("id"));
    }

    private static Reviewer reviewer(Access.Signed signed) throws Refusal {
        return switch (signed.account().role()) {
            case operator -> new Reviewer(signed.account().name(), Reviewer.Role.operator);
            case merchant -> new Reviewer(signed.account().name(), Reviewer.Role.merchant);
            case admin -> new Reviewer(signed.account().name(), Reviewer.Role.admin);
            case agent, supervisor -> throw Refusal.forbidden("scripts are for operators and merchants");
        };
    }

    private static int segmentNumber(Call call) throws Refusal {
        return number(call, "n", "no such segment");
    }

    private static Rewording.Spot spot(Call call) throws Refusal {
        return new Rewording.Spot(segmentNumber(call), number(call, "v", "no such variant"));
    }

    private static int number(Call call, String name, String otherwise) throws Refusal {
        try {
            return Integer.parseInt(call.path(name));
        } catch (NumberFormatException e) {
            throw Refusal.notFound(otherwise);
        }
    }

    private static @Nullable Instant instant(@Nullable String text) throws Refusal {
        try {
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeException e) {
            throw Refusal.field("validUntil: must be a time such as 2026-12-31T00:00:00Z");
        }
    }

    /** Null where none are given: then those of the old text are found again in the new. */
    private static @Nullable List<LiveSlot> slots(JsonNode node) throws Refusal {
        if (node.isMissingNode() || node.isNull()) {
            return null;
        }
        List<LiveSlot> slots = new ArrayList<>();
        for (JsonNode slot : node) {
            slots.add(slot(slot));
        }
        return slots;
    }

    private static LiveSlot slot(JsonNode slot) throws Refusal {
        try {
            return new LiveSlot(
                    LiveSlot.Kind.valueOf(slot.path("kind").asText()),
                    slot.path("product").asText(),
                    slot.path("from").asInt(-1),
                    slot.path("to").asInt(-1));
        } catch (IllegalArgumentException e) {
            throw Refusal.field("slots: " + e.getMessage());
        }
    }
}
