package shop.xiaoer.store;

import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import shop.xiaoer.conversation.Attachments;
import shop.xiaoer.conversation.Author;
import shop.xiaoer.conversation.ConversationId;
import shop.xiaoer.conversation.Picture;
import shop.xiaoer.conversation.TimeOrderedId;

/** Pictures in the database, beside the conversation that they belong to: a backup holds them, every node reads them. */
public final class PgAttachments implements Attachments {
    private final Sql sql;

    public PgAttachments(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Optional<UUID> keep(ConversationId conversation, Picture picture, Author sender) {
        UUID id = TimeOrderedId.next();
        int kept = sql.transaction(within -> {
            // Those who send at the same moment are counted one after the other, without holding the conversation's
            // row.
            within.run("select pg_advisory_xact_lock(hashtextextended($1, 0))", "attachment " + conversation);
            return within.change(
                    "insert into attachment (id, conversation, type, content, sender) select $1, $2, $3, $4, $5"
                            + " where (select count(*) from attachment where conversation = $2) < $6",
                    id,
                    conversation.value(),
                    picture.type().media(),
                    Buffer.buffer(picture.content()),
                    sender.sender(),
                    (long) A_CONVERSATION);
        });
        return kept == 0 ? Optional.empty() : Optional.of(id);
    }

    @Override
    public Optional<Picture> find(ConversationId conversation, UUID id) {
        return sql.first("select content from attachment where conversation = $1 and id = $2", conversation.value(), id)
                .flatMap(row -> Picture.of(row.getBuffer("content").getBytes()));
    }

    @Override
    public boolean hold(ConversationId conversation, List<UUID> ids) {
        return ids.isEmpty()
                || sql.first(
                                        "select count(*) as held from attachment where conversation = $1 and id = any($2)",
                                        conversation.value(),
                                        ids.toArray(UUID[]::new))
                                .orElseThrow()
                                .getLong("held")
                        == ids.size();
    }
}
