package shop.xiaoer.desk.room;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.broadcast.Amounts;
import shop.xiaoer.broadcast.review.Review;
import shop.xiaoer.broadcast.room.Comment;
import shop.xiaoer.broadcast.room.KeywordReply;
import shop.xiaoer.broadcast.room.LiveAnswer;
import shop.xiaoer.broadcast.room.Room;
import shop.xiaoer.broadcast.room.RoomReplies;
import shop.xiaoer.compliance.Finding;
import shop.xiaoer.text.Language;

/**
 * What a room says to certain words before it asks anything else: written by an operator, said once a merchant or an admin
 * has approved it, and only as long as the law has nothing against it. Blocks.
 */
public final class KeywordReplies {
    private static final int MOST = 200;

    private final RoomReplies replies;
    private final RoomLaw law;
    private final InstantSource clock;
    private final Review.Eyes eyes;

    public KeywordReplies(RoomReplies replies, RoomLaw law, InstantSource clock, Review.Eyes eyes) {
        this.replies = replies;
        this.law = law;
        this.clock = clock;
        this.eyes = eyes;
    }

    /** How a change of one ended. */
    public sealed interface Change {
        record Done(KeywordReply reply) implements Change {}

        record Unknown() implements Change {}

        record Refused(String code, String detail) implements Change {}
    }

    public List<KeywordReply> of(String room) {
        return replies.of(room);
    }

    /** What the law has against a reply as of now, whichever of the room's goods is on show. */
    public List<Finding> findings(Room room, KeywordReply reply) {
        return reply.texts().entrySet().stream()
                .flatMap(text -> law.anyTime(text.getValue(), text.getKey(), room).stream())
                .toList();
    }

    /**
     * Keeps words and texts as a draft; an approval of the words before is gone.
     *
     * @param id of the one that is changed, or a new one
     * @param known whether it must be there
     * @param version the one that is meant, null for a new one
     */
    public Change write(
            String room,
            String id,
            boolean known,
            @Nullable String version,
            List<String> words,
            Map<Language, String> texts,
            String by) {
        List<KeywordReply> all = replies.of(room);
        Optional<KeywordReply> old =
                all.stream().filter(reply -> reply.id().equals(id)).findFirst();
        if (known && old.isEmpty()) {
            return new Change.Unknown();
        }
        if (old.filter(reply -> !reply.version().equals(version)).isPresent()) {
            return stale(old.get());
        }
        if (old.isEmpty() && all.size() >= MOST) {
            return new Change.Refused("badField", "words: a room has " + MOST + " replies at most");
        }
        for (Map.Entry<Language, String> text : texts.entrySet()) {
            if (!Amounts.in(text.getValue()).isEmpty()) {
                return new Change.Refused(
                        "badField", text.getKey().code() + ": a sum of money grows old here; prices are answered live");
            }
        }
        KeywordReply reply = new KeywordReply(id, words, texts, by, null, null);
        if (old.filter(before -> before.version().equals(reply.version())).isPresent()) {
            return new Change.Done(old.get());
        }
        return replies.keep(room, old.orElse(null), reply) ? new Change.Done(reply) : overtaken(room, id);
    }

    /** Lets it be said; the law is asked first, over every product of the room. */
    public Change approve(Room plan, String id, String version, String by) {
        String room = plan.id();
        Optional<KeywordReply> found = find(room, id);
        if (found.isEmpty()) {
            return new Change.Unknown();
        }
        KeywordReply reply = found.get();
        if (!reply.version().equals(version)) {
            return stale(reply);
        }
        if (eyes == Review.Eyes.four && reply.author().equals(by)) {
            return new Change.Refused("forbidden", "under four eyes nobody approves what they wrote");
        }
        Optional<Finding> blocking = RoomLaw.blocking(findings(plan, reply));
        if (blocking.isPresent()) {
            return new Change.Refused(
                    "blockingFindings",
                    blocking.get().rule() + ", " + blocking.get().article());
        }
        KeywordReply approved = reply.approved(by, clock.instant());
        return replies.keep(room, reply, approved) ? new Change.Done(approved) : overtaken(room, id);
    }

    public boolean drop(String room, String id, String by) {
        return replies.drop(room, id, by);
    }

    /**
     * What is said to a comment, empty where no approved reply has a word of it or the law has come to stand against it.
     *
     * @param product id of what is on show
     */
    Optional<LiveAnswer> answer(String room, Comment comment, Language usual, @Nullable String product) {
        Language language = Language.detect(comment.text(), usual);
        return KeywordReply.to(comment.text(), language, replies.of(room))
                .filter(reply -> RoomLaw.blocking(law.now(reply.texts().getOrDefault(language, ""), language, product))
                        .isEmpty())
                .map(reply -> new LiveAnswer(
                        language.tag() + " keyword " + reply.id(),
                        reply.texts().getOrDefault(language, ""),
                        language,
                        reply.words().getFirst(),
                        product));
    }

    private Optional<KeywordReply> find(String room, String id) {
        return replies.of(room).stream().filter(reply -> reply.id().equals(id)).findFirst();
    }

    /** Somebody changed, approved or dropped it since it was read. */
    private Change overtaken(String room, String id) {
        return find(room, id).map(KeywordReplies::stale).orElseGet(Change.Unknown::new);
    }

    private static Change stale(KeywordReply reply) {
        return new Change.Refused("staleVersion", "version: is " + reply.version() + " now");
    }
}
