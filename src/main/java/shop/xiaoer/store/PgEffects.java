package shop.xiaoer.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.vertx.sqlclient.Row;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import shop.xiaoer.conversation.ConversationId;
import shop.xiaoer.conversation.Effects;
import shop.xiaoer.conversation.EventBody;
import shop.xiaoer.conversation.EventJson;
import shop.xiaoer.conversation.OrderWrite;

/** What the shop's own system was asked to do, in the table {@code effect}. */
public final class PgEffects implements Effects {
    /** Who writes notes that no person wrote. */
    private static final String AUTHOR = "system";

    private final Sql sql;

    public PgEffects(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Beginning begin(
            ConversationId conversation, long epoch, long turn, OrderWrite write, List<EventBody> events) {
        // The row is read under a lock, so that a claim comes before this and is seen, or after it and waits.
        int fresh = sql.change(
                "insert into effect (key, conversation, epoch, turn, state, request)"
                        + " select $1, c.id, c.epoch, c.turn, 'begun', jsonb_build_object('write', $5::text::jsonb, 'events', $6::text::jsonb)"
                        + " from (select id, epoch, turn from conversation where id = $2 and epoch = $3 and turn = $4"
                        + " and turn_node is not null and owner <> 'agent'" + ConversationRows.LIVE + " for share) c"
                        + " on conflict do nothing",
                write.key(),
                conversation.value(),
                epoch,
                turn,
                ShopJson.write(write),
                events(events));
        return fresh == 1 ? new Fresh() : before(write.key()).orElseGet(Stale::new);
    }

    private Optional<Beginning> before(String key) {
        return sql.first("select state, request::text as request from effect where key = $1", key)
                .map(row -> {
                    JsonNode request = ShopJson.read(row.getString("request"), JsonNode.class);
                    return new Before(State.valueOf(row.getString("state")), write(request), events(request));
                });
    }

    private static OrderWrite write(JsonNode request) {
        return ShopJson.read(request.path("write").toString(), OrderWrite.class);
    }

    private static String events(List<EventBody> events) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        events.forEach(body -> list.addObject().put("kind", body.kind()).set("body", EventJson.tree(body)));
        return list.toString();
    }

    private static List<EventBody> events(JsonNode request) {
        List<EventBody> events = new ArrayList<>();
        request.path("events")
                .forEach(event -> events.add(EventJson.read(
                        event.path("kind").asText(), event.path("body").toString())));
        return events;
    }

    @Override
    public void done(ConversationId conversation, OrderWrite write) {
        sql.transaction(within -> {
            int first = within.change(
                    "update effect set state = 'done', result = jsonb_build_object('case', $2::text) where key = $1 and state <> 'done'",
                    write.key(),
                    write.caseNumber());
            if (first == 1) {
                within.run(
                        "insert into service_case (number, entrance, order_number, conversation, detail, state)"
                                + " values ($1, $2, $3, $4, jsonb_build_object('reason', $5::text, 'goods', $6::text::jsonb), 'open')",
                        write.caseNumber(),
                        write.entrance(),
                        write.order(),
                        conversation.value(),
                        write.reason(),
                        ShopJson.write(write.goods()));
            }
            return null;
        });
    }

    @Override
    public void failed(String key, String why) {
        sql.change(
                "update effect set state = 'failed', result = jsonb_build_object('why', $2::text) where key = $1 and state = 'begun'",
                key,
                why);
    }

    @Override
    public void tell(ConversationId conversation, String text) {
        sql.change(
                "insert into note (conversation, agent, text) values ($1, $2, $3)", conversation.value(), AUTHOR, text);
    }

    @Override
    public List<Pending> unsettled(Duration olderThan, int limit) {
        return sql
                .run(
                        "select conversation, request::text as request from effect where state = 'begun'"
                                + " and at < clock_timestamp() - $1 * interval '1 millisecond' order by at limit $2",
                        (double) olderThan.toMillis(),
                        limit)
                .stream()
                .map(PgEffects::pending)
                .toList();
    }

    private static Pending pending(Row row) {
        return new Pending(
                new ConversationId(row.getUUID("conversation")),
                write(ShopJson.read(row.getString("request"), JsonNode.class)));
    }
}
