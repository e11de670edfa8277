package shop.xiaoer.store.account;

import io.vertx.sqlclient.Row;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.account.Abilities;
import shop.xiaoer.account.Role;
import shop.xiaoer.store.AuditRows;
import shop.xiaoer.store.Sql;
import shop.xiaoer.text.Language;

/** Abilities beside the accounts; a change and its entry of the audit trail are one commit. */
public final class PgAbilities implements Abilities {
    private static final String[] SERVING = EnumSet.allOf(Role.class).stream()
            .filter(role -> role.may(Role.Right.serve))
            .map(Role::name)
            .toArray(String[]::new);

    private final Sql sql;

    public PgAbilities(Sql sql) {
        this.sql = sql;
    }

    @Override
    public List<Ability> all() {
        return sql.run("select * from account where role = any($1) order by name", (Object) SERVING).stream()
                .map(PgAbilities::ability)
                .toList();
    }

    @Override
    public Optional<Ability> set(String by, String name, Change change) {
        return sql.transaction(within -> {
            Optional<Ability> now = within.first(
                            "update account set languages = coalesce($2, languages), skills = coalesce($3, skills),"
                                    + " capacity = coalesce($4, capacity), changed_at = clock_timestamp()"
                                    + " where name = $1 and role = any($5) returning *",
                            name,
                            tags(change.languages()),
                            change.skills() == null ? null : change.skills().toArray(String[]::new),
                            change.capacity(),
                            SERVING)
                    .map(PgAbilities::ability);
            now.ifPresent(ability -> AuditRows.add(within, by, "account.abilities", name, told(ability)));
            return now;
        });
    }

    private static Map<String, Object> told(Ability ability) {
        return Map.of(
                "languages",
                ability.languages().stream().map(Language::tag).toList(),
                "skills",
                ability.skills(),
                "capacity",
                ability.capacity());
    }

    private static String @Nullable [] tags(@Nullable List<Language> languages) {
        return languages == null ? null : languages.stream().map(Language::tag).toArray(String[]::new);
    }

    static Ability ability(Row row) {
        return new Ability(
                PgAccounts.account(row),
                Stream.of(row.getArrayOfStrings("languages")).map(Language::of).toList(),
                List.of(row.getArrayOfStrings("skills")),
                row.getInteger("capacity"));
    }
}
