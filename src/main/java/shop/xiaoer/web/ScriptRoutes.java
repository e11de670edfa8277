package shop.xiaoer.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import shop.xiaoer.account.KeyRight;
import shop.xiaoer.account.Role;
import shop.xiaoer.broadcast.script.ScriptRequest;
import shop.xiaoer.desk.script.ScriptDesk;
import shop.xiaoer.desk.script.ScriptShelf;
import shop.xiaoer.desk.script.Sight;
import shop.xiaoer.desk.script.WritersRoom;
import shop.xiaoer.wire.BadFrame;
import shop.xiaoer.wire.Outgoing;
import shop.xiaoer.wire.ScriptJson;

/** Scripts: write, list, see, follow while they are written. */
final class ScriptRoutes {
    private static final int SHOWN = 100;

    private final WritersRoom writers;
    private final ScriptShelf shelf;
    private final ScriptLookup scripts;
    private final ScriptRequestReader requests;

    ScriptRoutes(ScriptDesk desk, ScriptRequestReader requests) {
        this.writers = desk.writers();
        this.shelf = desk.shelf();
        this.scripts = new ScriptLookup(desk.writers());
        this.requests = requests;
    }

    void on(Routes routes) {
        routes.post("/api/v1/scripts", this::write)
                .get("/api/v1/scripts", this::list)
                .get("/api/v1/scripts/:id", this::show)
                .post("/api/v1/scripts/:id/again", this::again)
                .get("/api/v1/scripts/:id/stream", this::stream);
    }

    private Reply write(Call call) throws Refusal, BadFrame {
        Access.Signed signed = call.signed(Role.Right.writeScripts);
        ScriptRequest request = requests.read(call.fields());
        if (!writers.write(request, signed.account().name())) {
            return full();
        }
        return begun(request.id());
    }

    private Reply again(Call call) throws Refusal {
        Access.Signed signed = call.signed(Role.Right.writeScripts);
        return switch (writers.again(
                scripts.written(call.path("id")), signed.account().name())) {
            case WritersRoom.Repeat.Begun begun -> begun(begun.id());
            case WritersRoom.Repeat.Full ignored -> full();
            case WritersRoom.Repeat.NotPossible not -> Reply.problem(422, "badField", "id: " + not.why());
        };
    }

    private static Reply begun(String id) {
        return Reply.json(202, Outgoing.object().put("id", id).put("state", "writing"))
                .with("Location", "/api/v1/scripts/" + id);
    }

    private static Reply full() {
        return Reply.problem(503, "overloaded", "too many scripts are being written")
                .with("Retry-After", "5");
    }

    private Reply list(Call call) throws Refusal {
        call.signedOrKey(Role.Right.writeScripts, KeyRight.scriptsRead);
        ObjectNode body = Outgoing.object();
        ArrayNode list = body.putArray("scripts");
        shelf.newest(SHOWN).forEach(head -> list.add(Outgoing.tree(head)));
        return Reply.json(200, body);
    }

    private Reply show(Call call) throws Refusal {
        call.signedOrKey(Role.Right.writeScripts, KeyRight.scriptsRead);
        return switch (scripts.sight(call.path("id"))) {
            case Sight.Done done -> Reply.json(200, ScriptJson.script(done.script()));
            case Sight.UnderWay underWay -> Reply.json(200, ScriptJson.underWay(underWay));
            case Sight.Failed failed ->
                failed.modelAway()
                        ? Reply.problem(503, "modelUnavailable", failed.why())
                        : Reply.problem(422, "badField", failed.why());
        };
    }

    private Reply stream(Call call) throws Refusal {
        call.signedOrKey(Role.Right.writeScripts, KeyRight.scriptsRead);
        String id = call.path("id");
        new ScriptStream(call.stream(), scripts, id).run(scripts.sight(id));
        return Reply.streamed();
    }
}
