package shop.xiaoer.store;

import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.conversation.ConversationId;
import shop.xiaoer.conversation.Owner;
import shop.xiaoer.handoff.Talks;

/**
 * Conversations by what was said in them. Words are found by the index over pairs of neighbouring characters, and looked
 * at once more: pairs alone do not say that they stand beside each other. Ids grow with time, so they are the order and
 * the cursor.
 */
public final class PgTalks implements Talks {
    private static final String SPOKEN = "kind in ('said', 'answered', 'asked', 'entrance')";

    private static final int LONGEST_MILLIS = 2_500;

    private final Sql sql;

    public PgTalks(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Page find(Search search, Place place) {
        Wanted wanted = new Wanted();
        String words = search.words();
        String found = words == null ? null : wanted.text(words);
        if (found != null) {
            wanted.and("c.id in (select conversation from event where " + spoken(found) + ")");
        }
        if (search.agent() != null) {
            wanted.and("c.id in (select conversation from event where kind = 'agentJoined' and body->>'agent' = "
                    + wanted.text(search.agent()) + ")");
        }
        if (search.tag() != null) {
            wanted.and("c.id in (select conversation from conversation_tag where tag = " + wanted.text(search.tag())
                    + ")");
        }
        State state = search.state();
        if (state != null) {
            wanted.and(standing(state));
        }
        wanted.since(">=", search.from());
        wanted.since("<", search.to());
        return page(wanted, found, place);
    }

    @Override
    public Optional<Page> earlier(ConversationId of, Place place) {
        if (sql.first("select 1 from conversation where id = $1", of.value()).isEmpty()) {
            return Optional.empty();
        }
        Wanted wanted = new Wanted();
        String itself = wanted.next(of.value()) + "::uuid";
        wanted.and("c.id < " + itself);
        wanted.and("c.shopper = (select shopper from conversation where id = " + itself + ")");
        return Optional.of(page(wanted, null, place));
    }

    private static String spoken(String words) {
        return SPOKEN + " and pairs(body->>'text') @> pairs(" + words + ") and strpos(lower(body->>'text'), lower("
                + words + ")) > 0";
    }

    private static String standing(State state) {
        return switch (state) {
            case open -> "c.closed_at is null";
            case bot -> "c.closed_at is null and c.owner = 'bot'";
            case waiting -> "c.closed_at is null and c.owner = 'none'";
            case served -> "c.closed_at is null and c.owner = 'agent'";
            case closed -> "c.closed_at is not null";
        };
    }

    private Page page(Wanted wanted, @Nullable String words, Place place) {
        ConversationId before = place.before();
        if (before != null) {
            wanted.and("c.id < " + wanted.next(before.value()) + "::uuid");
        }
        String shown = words == null
                ? "left(body->>'text', 160)"
                : "substr(body->>'text', greatest(1, strpos(lower(body->>'text'), lower(" + words + ")) - 40), 160)";
        String limit = wanted.next(place.limit() + 1);
        List<Talk> talks = searched(
                        "select c.id, c.owner, c.agent, c.locale, c.shopper_name, c.opened_at, c.closed_at, c.last_seq,"
                                + " (select at from event where conversation = c.id and seq = c.last_seq) as last_at,"
                                + " (select " + shown + " from event where conversation = c.id and "
                                + (words == null ? SPOKEN : spoken(words)) + " order by seq desc limit 1) as words,"
                                + " array(select distinct body->>'agent' from event where conversation = c.id and kind = 'agentJoined') as agents,"
                                + " array(select tag from conversation_tag where conversation = c.id order by tag) as tags"
                                + " from conversation c where c.last_seq > 0" + wanted.conditions
                                + " order by c.id desc limit " + limit + "::int",
                        wanted.values.toArray())
                .stream()
                .map(PgTalks::talk)
                .toList();
        boolean more = talks.size() > place.limit();
        return new Page(more ? talks.subList(0, place.limit()) : talks, more);
    }

    /** Words that stand in every chat must not hold a connection longer than somebody waits for them. */
    private List<Row> searched(String statement, Object... values) {
        return sql.transaction(within -> {
            within.run("set local statement_timeout = " + LONGEST_MILLIS);
            return within.run(statement, values);
        });
    }

    private static Talk talk(Row row) {
        Instant opened = PgLedger.instant(row, "opened_at");
        Instant last = PgLedger.instantOrNull(row, "last_at");
        return new Talk(
                new ConversationId(row.getUUID("id")),
                Owner.valueOf(row.getString("owner")),
                row.getString("agent"),
                row.getOffsetDateTime("closed_at") != null,
                row.getString("locale"),
                row.getString("shopper_name"),
                row.getLong("last_seq"),
                opened,
                last == null ? opened : last,
                row.getString("words"),
                List.of(row.getArrayOfStrings("agents")),
                List.of(row.getArrayOfStrings("tags")));
    }

    /** Conditions and the parameters that they name. */
    private static final class Wanted {
        private final StringBuilder conditions = new StringBuilder();
        private final List<Object> values = new ArrayList<>();

        String next(Object value) {
            values.add(value);
            return "$" + values.size();
        }

        String text(String value) {
            return next(value) + "::text";
        }

        void and(String condition) {
            conditions.append(" and ").append(condition);
        }

        void since(String comparison, @Nullable Instant at) {
            if (at != null) {
                and("c.opened_at " + comparison + " " + next(at.atOffset(ZoneOffset.UTC)) + "::timestamptz");
            }
        }
    }
}
