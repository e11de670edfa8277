package shop.xiaoer.web;

import shop.xiaoer.broadcast.Script;
import shop.xiaoer.desk.script.Sight;
import shop.xiaoer.desk.script.WritersRoom;

/** The script that a request names. Blocks. */
final class ScriptLookup {
    private final WritersRoom writers;

    ScriptLookup(WritersRoom writers) {
        this.writers = writers;
    }

    /** @throws Refusal 404 where there is none */
    Sight sight(String id) throws Refusal {
        return writers.see(id).orElseThrow(() -> Refusal.notFound("no such script"));
    }

    /** @throws Refusal 404 where there is none, 409 where it is not written to its end */
    Script written(String id) throws Refusal {
        if (sight(id) instanceof Sight.Done done) {
            return done.script();
        }
        throw new Refusal(409, "notApproved", "the script is still being written");
    }
}
