package shop.xiaoer.web;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import shop.xiaoer.account.Role;
import shop.xiaoer.broadcast.review.ArchiveCheck;
import shop.xiaoer.broadcast.review.ArchiveEntry;
import shop.xiaoer.broadcast.review.ScriptArchive;
import shop.xiaoer.conversation.StoreUnavailable;
import shop.xiaoer.wire.ArchiveJson;

/** The archive of what was reviewed: one file, and whether its chain is whole. */
final class ArchiveRoutes {
    private static final Logger LOG = LoggerFactory.getLogger(ArchiveRoutes.class);
    private static final int PAGE = 100;

    private final ScriptArchive archive;

    ArchiveRoutes(ScriptArchive archive) {
        this.archive = archive;
    }

    void on(Routes routes) {
        routes.get("/api/v1/archive", this::export).get("/api/v1/archive/check", this::check);
    }

    private Reply check(Call call) throws Refusal {
        call.signed(Role.Right.approveScripts);
        return Reply.json(200, ArchiveJson.verdict(ArchiveCheck.of(archive, Map.of())));
    }

    private Reply export(Call call) throws Refusal {
        call.signed(Role.Right.approveScripts);
        String script = script(call.query("script"));
        // Read before anything is sent, so that a database that is away is a problem and no half file.
        List<ArchiveEntry> first = archive.page(script, null, PAGE);
        FileStream out = call.file();
        out.open("application/jsonl", "xiaoer-archive.jsonl");
        try {
            send(out, script, first);
            out.end();
        } catch (FileStream.Gone e) {
            LOG.info("an export of the archive was broken off by its reader");
        } catch (StoreUnavailable e) {
            LOG.warn("an export of the archive was broken off: {}", e.getMessage());
            out.cut();
        } catch (RuntimeException e) {
            // No problem can be told after the first line, and left open its reader would wait for a rest that never
            // comes.
            LOG.error("an export of the archive failed", e);
            out.cut();
        }
        return Reply.streamed();
    }

    private void send(FileStream out, @Nullable String script, List<ArchiveEntry> first) throws FileStream.Gone {
        List<ArchiveEntry> page = first;
        while (!page.isEmpty()) {
            StringBuilder lines = new StringBuilder();
            page.forEach(entry -> lines.append(ArchiveJson.line(entry)).append('\n'));
            out.write(lines.toString());
            ArchiveEntry last = page.getLast();
            page = archive.page(script, new ScriptArchive.Mark(last.script(), last.no()), PAGE);
        }
    }

    private static @Nullable String script(@Nullable String id) throws Refusal {
        try {
            return id == null ? null : UUID.fromString(id).toString();
        } catch (IllegalArgumentException e) {
            throw Refusal.notFound("no such script");
        }
    }
}
