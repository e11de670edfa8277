package shop.xiaoer.store;

import io.vertx.sqlclient.Row;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.entrance.EntranceName;
import shop.xiaoer.entrance.EntranceSwitches;
import shop.xiaoer.handoff.DeskSettings;
import shop.xiaoer.handoff.ServiceHours;

/**
 * What the office says, one row for each kind. Answers come from memory; {@link #refresh} once a second brings what other
 * nodes were told. A row is never deleted, so that its version only grows: what was taken back is {@code null}.
 */
public final class PgOfficeSettings implements DeskSettings, EntranceSwitches {
    private static final String HOURS = "hours";
    private static final String SKILLS = "skills";
    private static final String ENTRANCES = "entrances";

    private final Sql sql;
    private volatile Said said = new Said(Map.of(), null, null, Map.of());

    public PgOfficeSettings(Sql sql) {
        this.sql = sql;
    }

    /** What the rows said, by their versions. */
    private record Said(
            Map<String, Long> versions,
            @Nullable ServiceHours hours,
            @Nullable SkillPlan skills,
            Map<EntranceName, Switch> entrances) {}

    /** As the row keeps them. */
    record Entrances(Map<EntranceName, Switch> switches) {}

    /** Reads the rows again where one has changed. Blocks. */
    public synchronized void refresh() {
        Map<String, Long> versions = new HashMap<>();
        Map<String, String> bodies = new HashMap<>();
        for (Row row : sql.run("select name, version, body::text as body from office_setting")) {
            versions.put(row.getString("name"), row.getLong("version"));
            bodies.put(row.getString("name"), row.getString("body"));
        }
        if (!versions.equals(said.versions())) {
            said = new Said(
                    versions,
                    read(bodies, HOURS, ServiceHours.class).orElse(null),
                    read(bodies, SKILLS, SkillPlan.class).orElse(null),
                    read(bodies, ENTRANCES, Entrances.class)
                            .map(Entrances::switches)
                            .orElse(Map.of()));
        }
    }

    private static <T> Optional<T> read(Map<String, String> bodies, String name, Class<T> type) {
        return Optional.ofNullable(bodies.get(name))
                .filter(body -> !body.equals("null"))
                .map(body -> ShopJson.read(body, type));
    }

    private static void write(Sql.Within within, String by, String name, String body) {
        within.run(
                "insert into office_setting (name, body, changed_by) values ($1, $2::text::jsonb, $3)"
                        + " on conflict (name) do update set body = excluded.body, changed_by = excluded.changed_by,"
                        + " version = office_setting.version + 1, changed_at = clock_timestamp()",
                name,
                body,
                by);
    }

    /** Commits the row with its trail unless it is not the one that was seen, and knows it from then on. */
    private boolean set(String by, String name, String body, @Nullable Long seen, String act, Map<String, ?> told) {
        boolean fits = sql.transaction(within -> {
            within.run("select pg_advisory_xact_lock(hashtext('office_setting'))");
            long version = within.first("select version from office_setting where name = $1", name)
                    .map(row -> row.getLong("version"))
                    .orElse(0L);
            if (seen != null && seen != version) {
                return false;
            }
            write(within, by, name, body);
            AuditRows.add(within, by, act, name, told);
            return true;
        });
        refresh();
        return fits;
    }

    // ---- hours and skills ----------------------------------------------------------------------------------------

    @Override
    public Optional<ServiceHours> hours() {
        return Optional.ofNullable(said.hours());
    }

    @Override
    public long hoursVersion() {
        return said.versions().getOrDefault(HOURS, 0L);
    }

    @Override
    public boolean setHours(String by, ServiceHours hours, @Nullable Long seen) {
        long open =
                hours.week().values().stream().filter(spans -> !spans.isEmpty()).count();
        Map<String, ?> told = Map.of("days", open, "holidays", hours.holidays().size());
        return set(by, HOURS, ShopJson.write(hours), seen, "hours.set", told);
    }

    @Override
    public void clearHours(String by) {
        set(by, HOURS, "null", null, "hours.cleared", Map.of());
    }

    @Override
    public Optional<SkillPlan> skills() {
        return Optional.ofNullable(said.skills());
    }

    @Override
    public long skillsVersion() {
        return said.versions().getOrDefault(SKILLS, 0L);
    }

    @Override
    public boolean setSkills(String by, SkillPlan plan, @Nullable Long seen) {
        return set(by, SKILLS, ShopJson.write(plan), seen, "skills.set", Map.of("skills", plan.names()));
    }

    @Override
    public void clearSkills(String by) {
        set(by, SKILLS, "null", null, "skills.cleared", Map.of());
    }

    // ---- entrances -----------------------------------------------------------------------------------------------

    @Override
    public Map<EntranceName, Switch> switches() {
        return said.entrances();
    }

    /** Read and written under the lock of its row: two who switch two entrances do not undo each other. */
    @Override
    public void set(String by, EntranceName entrance, Switch wanted) {
        sql.transaction(within -> {
            within.run("select pg_advisory_xact_lock(hashtext('office_setting'))");
            Map<EntranceName, Switch> all = new EnumMap<>(EntranceName.class);
            within.first("select body::text as body from office_setting where name = $1", ENTRANCES)
                    .map(row -> ShopJson.read(row.getString("body"), Entrances.class))
                    .ifPresent(kept -> all.putAll(kept.switches()));
            all.put(entrance, wanted);
            write(within, by, ENTRANCES, ShopJson.write(new Entrances(all)));
            AuditRows.add(
                    within,
                    by,
                    "entrance.set",
                    entrance.wire(),
                    Map.of("on", wanted.on(), "instead", wanted.instead().name()));
            return null;
        });
        refresh();
    }
}
