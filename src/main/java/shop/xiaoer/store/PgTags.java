package shop.xiaoer.store;

import java.util.List;
import shop.xiaoer.conversation.ConversationId;
import shop.xiaoer.handoff.Tags;

/** Tags in PostgreSQL. A change of the shop's list is an entry of the audit trail in the same commit. */
public final class PgTags implements Tags {
    private final Sql sql;

    public PgTags(Sql sql) {
        this.sql = sql;
    }

    @Override
    public List<String> all() {
        return sql.run("select name from tag order by name").stream()
                .map(row -> row.getString("name"))
                .toList();
    }

    @Override
    public boolean add(String name, String by) {
        return sql.transaction(within -> {
            within.run("select pg_advisory_xact_lock(hashtext('tag'))");
            if (within.first("select 1 from tag where name = $1", name).isPresent()) {
                return true;
            }
            int added = within.change(
                    "insert into tag (name, added_by) select $1, $2 where (select count(*) from tag) < " + MOST,
                    name,
                    by);
            audit(within, added, "tag.added", name, by);
            return added > 0;
        });
    }

    @Override
    public boolean remove(String name, String by) {
        return sql.transaction(within -> {
            int removed = within.change("delete from tag where name = $1", name);
            audit(within, removed, "tag.removed", name, by);
            return removed > 0;
        });
    }

    private static void audit(Sql.Within within, int changed, String act, String name, String by) {
        if (changed > 0) {
            AuditRows.add(within, by, act, name);
        }
    }

    @Override
    public List<String> of(ConversationId conversation) {
        return sql
                .run("select tag from conversation_tag where conversation = $1 order by tag", conversation.value())
                .stream()
                .map(row -> row.getString("tag"))
                .toList();
    }

    /** The tags that a conversation bears from now on. */
    static void set(Sql.Within within, ConversationId conversation, String agent, List<String> tags) {
        String[] names = tags.toArray(String[]::new);
        within.run(
                "delete from conversation_tag where conversation = $1 and tag <> all($2)", conversation.value(), names);
        within.run(
                "insert into conversation_tag (conversation, tag, agent) select $1, tag, $3 from unnest($2::text[]) as u (tag)"
                        + " on conflict do nothing",
                conversation.value(),
                names,
                agent);
    }
}
