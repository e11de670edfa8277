package shop.xiaoer.desk;

import java.util.Optional;
import java.util.function.Consumer;
import shop.xiaoer.catalog.Orders;
import shop.xiaoer.conversation.Conversation;
import shop.xiaoer.conversation.ConversationId;
import shop.xiaoer.conversation.Ledger;
import shop.xiaoer.conversation.Ledger.Identity;
import shop.xiaoer.conversation.StoreUnavailable;

/**
 * Makes a visitor's conversation a known shopper's, once and for good, when its holder brings the shop's signature. One in
 * which somebody else's order was shown is not: by the shop's word it would become a part of a past that is not this
 * shopper's. Blocks.
 */
public final class Belonging {
    /** Proofs that come while it is looked at are few: so often it is looked at anew. */
    private static final int LOOKS = 3;

    private final Ledger ledger;
    private final Orders orders;
    private final Consumer<ConversationId> joined;

    /** @param joined hears of each conversation that became a known shopper's */
    public Belonging(Ledger ledger, Orders orders, Consumer<ConversationId> joined) {
        this.ledger = ledger;
        this.orders = orders;
        this.joined = joined;
    }

    /**
     * Whether the conversation is this shopper's, from now on or from before.
     *
     * @throws StoreUnavailable where whose its orders are cannot be known now; nothing was decided
     */
    boolean isOf(Conversation row, Identity identity) {
        Optional<Conversation> now = Optional.of(row);
        for (int look = 0; look < LOOKS && now.isPresent(); look++) {
            Conversation seen = now.get();
            if (seen.shopper() == null && !provenOrdersAreOf(identity.subject(), seen)) {
                return false;
            }
            Ledger.Joining joining = ledger.join(seen.id(), identity, seen.proven());
            switch (joining) {
                case joined -> {
                    joined.accept(seen.id());
                    return true;
                }
                case known -> {
                    return true;
                }
                case refused -> {
                    return false;
                }
                case moved -> now = ledger.find(seen.id());
            }
        }
        return false;
    }

    private boolean provenOrdersAreOf(String subject, Conversation row) {
        return row.proven().stream()
                .allMatch(number -> orders.find(number)
                        .filter(order -> order.shopper().equals(subject))
                        .isPresent());
    }
}
