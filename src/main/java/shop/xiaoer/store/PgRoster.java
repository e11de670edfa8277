package shop.xiaoer.store;

import io.vertx.sqlclient.Row;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import shop.xiaoer.account.Role;
import shop.xiaoer.handoff.Agent;
import shop.xiaoer.handoff.Roster;
import shop.xiaoer.text.Language;

/** Accounts that may serve, and the windows of all nodes. A window that nobody has seen for 15 seconds is shut. */
public final class PgRoster implements Roster {
    private static final String OPEN = "s.seen_at > clock_timestamp() - interval '15 seconds'";

    private final Sql sql;
    private final UUID node;

    public PgRoster(Sql sql, UUID node) {
        this.sql = sql;
        this.node = node;
    }

    @Override
    public List<Agent> agents() {
        return sql
                .run(
                        "select a.name, a.display_name, a.language, a.languages, a.skills, a.capacity,"
                                + " (select count(*) from ticket t where t.state = 'assigned' and t.agent = a.display_name) as serving,"
                                + " exists (select 1 from seat s where s.agent = a.display_name and s.status = 'online'"
                                + " and s.node <> $1 and " + OPEN + ") as online,"
                                // One node gives an agent chats, so that two do not fill the same place.
                                + " not exists (select 1 from seat s where s.agent = a.display_name and s.status = 'online'"
                                + " and s.node < $1 and " + OPEN + ") as here"
                                + " from account a where a.role = any($2) order by a.name",
                        node,
                        EnumSet.allOf(Role.class).stream()
                                .filter(role -> role.may(Role.Right.serve))
                                .map(Role::name)
                                .toArray(String[]::new))
                .stream()
                .map(PgRoster::agent)
                .toList();
    }

    private static Agent agent(Row row) {
        Set<Language> languages = EnumSet.of(Language.of(row.getString("language")));
        for (String other : row.getArrayOfStrings("languages")) {
            languages.add(Language.of(other));
        }
        return new Agent(
                row.getString("display_name"),
                row.getString("name"),
                languages,
                Set.copyOf(List.of(row.getArrayOfStrings("skills"))),
                row.getInteger("capacity"),
                row.getLong("serving").intValue(),
                row.getBoolean("online"),
                row.getBoolean("here"));
    }

    @Override
    public void here(Map<String, String> statuses) {
        List<String> agents = List.copyOf(statuses.keySet());
        sql.run(
                "insert into seat (agent, node, status) select agent, $1, status from unnest($2::text[], $3::text[]) as u (agent, status)"
                        + " on conflict (agent, node) do update set status = excluded.status, seen_at = clock_timestamp()",
                node,
                agents.toArray(String[]::new),
                agents.stream().map(statuses::get).toArray(String[]::new));
        sql.run("delete from seat where seen_at < clock_timestamp() - interval '1 day'");
        // The time stays at which the last window was open.
        sql.run(
                "update seat set status = 'offline' where node = $1 and status <> 'offline' and agent <> all($2)",
                node,
                agents.toArray(String[]::new));
    }

    @Override
    public Map<String, String> elsewhere() {
        Map<String, String> statuses = new HashMap<>();
        sql.run(
                        "select s.agent, case min(array_position(array['online', 'away', 'offline'], s.status))"
                                + " when 1 then 'online' when 2 then 'away' else 'offline' end as status from seat s"
                                + " where s.node <> $1 and " + OPEN + " group by s.agent",
                        node)
                .forEach(row -> statuses.put(row.getString("agent"), row.getString("status")));
        return statuses;
    }
}
