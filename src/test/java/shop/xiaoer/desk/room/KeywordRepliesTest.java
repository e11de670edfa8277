package shop.xiaoer.desk.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import shop.xiaoer.broadcast.review.Review;
import shop.xiaoer.broadcast.room.Comment;
import shop.xiaoer.broadcast.room.KeywordReply;
import shop.xiaoer.broadcast.room.Room;
import shop.xiaoer.broadcast.room.RoomReplies;
import shop.xiaoer.broadcast.room.RundownItem;
import shop.xiaoer.broadcast.testing.Shelf;
import shop.xiaoer.catalog.Product;
import shop.xiaoer.compliance.ComplianceRules;
import shop.xiaoer.compliance.RuleComplianceCheck;
import shop.xiaoer.text.Language;

/** A room that sells drink has rules of its own, for what is approved and for what is said. */
class KeywordRepliesTest {
    private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");
    private static final KeywordReply TOAST = new KeywordReply(
            "01890000-0000-7000-8000-000000000001", List.of("喝多少"), Map.of(Language.ZH, "今晚不醉不归。"), "lan", null, null);

    private final Shelf shelf = Shelf.ofSix();
    private final OneReply kept = new OneReply();

    @SuppressWarnings("NullAway.Init")
    private KeywordReplies replies;

    /** Holds one reply. */
    private static final class OneReply implements RoomReplies {
        private @Nullable KeywordReply reply = TOAST;

        @Override
        public List<KeywordReply> of(String room) {
            return reply == null ? List.of() : List.of(reply);
        }

        @Override
        public boolean keep(String room, @Nullable KeywordReply before, KeywordReply after) {
            boolean same = before == null ? reply == null : before.equals(reply);
            reply = same ? after : reply;
            return same;
        }

        @Override
        public boolean drop(String room, String id, String by) {
            boolean here = reply != null;
            reply = null;
            return here;
        }
    }

    @BeforeEach
    void theShopsOwnRulesAndABottle() throws IOException {
        shelf.put(bottle(shelf.find("T1").orElseThrow()));
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> paths = Files.list(Path.of("knowledge-base/compliance"))) {
            for (Path path : paths.toList()) {
                files.put(path.toString(), Files.readString(path));
            }
        }
        RuleComplianceCheck rules = new RuleComplianceCheck(ComplianceRules.read(files));
        Clock clock = Clock.fixed(NOW, ZoneId.of("Asia/Shanghai"));
        replies = new KeywordReplies(kept, new RoomLaw(rules, shelf, clock), clock, Review.Eyes.two);
    }

    private static Room room(String... products) {
        return new Room(
                "01890000-0000-7000-8000-000000000002",
                "room",
                "taobao",
                Language.ZH,
                List.of(new RundownItem("script", "", List.of(products), List.of())),
                1,
                null,
                null,
                Room.WhenSpent.repeat,
                "lan");
    }

    @Test
    void aRuleOfTheGoodsStandsAgainstTheApproval() {
        assertThat(replies.approve(room("T2", "T1"), TOAST.id(), TOAST.version(), "laowang"))
                .isInstanceOfSatisfying(KeywordReplies.Change.Refused.class, refused -> {
                    assertThat(refused.code()).isEqualTo("blockingFindings");
                    assertThat(refused.detail()).contains("zh.alcohol");
                });
        assertThat(replies.findings(room("T2", "T1"), TOAST)).isNotEmpty();

        assertThat(replies.approve(room("T2"), TOAST.id(), TOAST.version(), "laowang"))
                .isInstanceOf(KeywordReplies.Change.Done.class);
    }

    @Test
    void anApprovedReplyIsNotSaidWhileTheGoodsOfItsRuleAreOnShow() {
        kept.reply = TOAST.approved("laowang", NOW);
        Comment comment = new Comment("c1", "小明", "一次喝多少", NOW);

        assertThat(replies.answer(room("T1").id(), comment, Language.ZH, "T1")).isEmpty();
        assertThat(replies.answer(room("T1").id(), comment, Language.ZH, "T2")).isPresent();
        assertThat(replies.answer(room("T1").id(), comment, Language.ZH, null)).isPresent();
    }

    private static Product bottle(Product old) {
        return new Product(
                old.id(),
                old.category(),
                old.categoryName(),
                "alcohol",
                old.name(),
                old.aliases(),
                old.price(),
                old.stock(),
                old.returnable(),
                old.image(),
                old.attributes(),
                old.sellingPoints(),
                old.pains(),
                old.evidence(),
                old.priceHistory());
    }
}
