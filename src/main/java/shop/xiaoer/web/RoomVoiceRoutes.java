package shop.xiaoer.web;

import shop.xiaoer.account.KeyRight;
import shop.xiaoer.account.Role;
import shop.xiaoer.broadcast.driver.voice.Recital;
import shop.xiaoer.broadcast.room.RoomCue;
import shop.xiaoer.desk.room.RoomBook;

/**
 * What a room is to say now, as sound, for a renderer that has no voice of its own: the page of the stage, or any other. Who may
 * drive the room may hear it, and only what was sent and has not ended: nothing is made of what nobody waits for.
 */
final class RoomVoiceRoutes {
    private static final String WHAT = "no: the cue";

    private final RoomBook rooms;
    private final Recital recital;

    RoomVoiceRoutes(RoomBook rooms, Recital recital) {
        this.rooms = rooms;
        this.recital = recital;
    }

    void on(Routes routes) {
        routes.get("/api/v1/rooms/:id/cues/:no/voice", call -> HeardReply.sound(said(call), WHAT))
                .get("/api/v1/rooms/:id/cues/:no/voice/marks", call -> HeardReply.marks(said(call), WHAT));
    }

    private Recital.Outcome said(Call call) throws Refusal {
        call.signedOrKey(Role.Right.writeScripts, KeyRight.roomDrive);
        RoomCue cue = rooms.openCue(call.path("id"), number(call.path("no")))
                .orElseThrow(() -> Refusal.notFound("no such cue is to be said"));
        return recital.say(call.path("id"), cue.no(), cue.text(), cue.language(), cue.estMs());
    }

    private static long number(String given) throws Refusal {
        try {
            return Long.parseLong(given);
        } catch (NumberFormatException e) {
            throw Refusal.notFound("no such cue is to be said");
        }
    }
}
