package shop.xiaoer.web;

import shop.xiaoer.account.Role;
import shop.xiaoer.broadcast.Script;
import shop.xiaoer.broadcast.Segment;
import shop.xiaoer.broadcast.driver.voice.Recital;
import shop.xiaoer.desk.script.WritersRoom;

/** A segment to be heard by those who write and review: the sound, and when each sentence comes in it. No key opens it. */
final class ScriptVoiceRoutes {
    private static final String WHAT = "n: the segment";

    private final Recital recital;
    private final ScriptLookup scripts;

    ScriptVoiceRoutes(WritersRoom writers, Recital recital) {
        this.recital = recital;
        this.scripts = new ScriptLookup(writers);
    }

    void on(Routes routes) {
        routes.get("/api/v1/scripts/:id/segments/:n/voice", call -> HeardReply.sound(said(call), WHAT))
                .get("/api/v1/scripts/:id/segments/:n/voice/marks", call -> HeardReply.marks(said(call), WHAT));
    }

    private Recital.Outcome said(Call call) throws Refusal {
        call.signed(Role.Right.writeScripts);
        Script script = scripts.written(call.path("id"));
        return recital.say(script, segment(call, script));
    }

    private static Segment segment(Call call, Script script) throws Refusal {
        try {
            return script.segment(Integer.parseInt(call.path("n")))
                    .orElseThrow(() -> Refusal.notFound("no such segment"));
        } catch (NumberFormatException e) {
            throw Refusal.notFound("no such segment");
        }
    }
}
