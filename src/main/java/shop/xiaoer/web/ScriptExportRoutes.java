package shop.xiaoer.web;

import io.vertx.core.buffer.Buffer;
import java.util.Map;
import java.util.Optional;
import shop.xiaoer.account.KeyRight;
import shop.xiaoer.account.Role;
import shop.xiaoer.broadcast.PlatformProfile;
import shop.xiaoer.broadcast.PlatformProfiles;
import shop.xiaoer.broadcast.Script;
import shop.xiaoer.broadcast.driver.ExportOutcome;
import shop.xiaoer.broadcast.driver.payload.Casting;
import shop.xiaoer.broadcast.driver.payload.Terms;
import shop.xiaoer.desk.script.ReviewedExports;
import shop.xiaoer.desk.script.ScriptDesk;

/** Approved scripts in the formats of renderers and people. */
final class ScriptExportRoutes {
    private final ReviewedExports exports;
    private final ScriptLookup scripts;
    private final PlatformProfiles platforms;

    ScriptExportRoutes(ScriptDesk desk, PlatformProfiles platforms) {
        this.exports = desk.exports();
        this.scripts = new ScriptLookup(desk.writers());
        this.platforms = platforms;
    }

    void on(Routes routes) {
        routes.get("/api/v1/scripts/:id/export", this::export);
    }

    private Reply export(Call call) throws Refusal {
        call.signedOrKey(Role.Right.writeScripts, KeyRight.scriptsRead);
        Script script = scripts.written(call.path("id"));
        String format = Optional.ofNullable(call.query("format")).orElse("json");
        Terms terms = new Terms(label(call), new Casting(call.query("avatar"), call.query("voice")));
        return switch (exports.export(script, format, terms, platform(script.platform()))) {
            case ExportOutcome.Exported exported -> file(exported);
            case ExportOutcome.NotApproved not ->
                Reply.problem(
                        409, "notApproved", "the script is " + not.state() + ", a person has to approve it first");
            case ExportOutcome.PlatformForbids forbids ->
                Reply.problem(
                        409,
                        "platformForbids",
                        forbids.platform() + " lets only a person speak: export " + forbids.allowed());
            case ExportOutcome.LabelRequired ignored ->
                Reply.problem(
                        409,
                        "labelRequired",
                        "label: is left out under a recorded agreement only: POST /api/v1/scripts/{id}/unlabelled");
            case ExportOutcome.UnknownFormat unknown ->
                Reply.problem(400, "badField", "format: must be one of " + unknown.known());
        };
    }

    private static Terms.Label label(Call call) throws Refusal {
        return switch (Optional.ofNullable(call.query("label")).orElse("shown")) {
            case "shown" -> Terms.Label.shown;
            case "none" -> Terms.Label.leftOut;
            default -> throw new Refusal(400, "badField", "label: must be shown or none");
        };
    }

    private static Reply file(ExportOutcome.Exported exported) {
        int dropped = exported.compiled().droppedCues().size();
        return new Reply(
                200,
                exported.compiled().contentType(),
                Buffer.buffer(exported.compiled().body()),
                Map.of(
                        "X-Xiaoer-Valid-Until", exported.validUntil().toString(),
                        "X-Xiaoer-Dropped-Cues", String.valueOf(dropped),
                        "X-Xiaoer-AIGC", exported.metadata()));
    }

    private PlatformProfile platform(String id) throws Refusal {
        return platforms.find(id).orElseThrow(() -> Refusal.field("platform: there is no " + id));
    }
}
