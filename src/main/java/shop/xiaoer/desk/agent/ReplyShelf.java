package shop.xiaoer.desk.agent;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.account.Account;
import shop.xiaoer.conversation.Card;
import shop.xiaoer.conversation.Conversation;
import shop.xiaoer.conversation.ConversationEvent;
import shop.xiaoer.conversation.ConversationId;
import shop.xiaoer.conversation.EventBody;
import shop.xiaoer.conversation.Ledger;
import shop.xiaoer.desk.ShopFront;
import shop.xiaoer.handoff.CannedReply;
import shop.xiaoer.handoff.CannedReply.Variable;
import shop.xiaoer.text.Language;

/** Makes the words for one chat of a reply that was kept ready. Blocks. */
public final class ReplyShelf {
    private static final int LOOKED_THROUGH = 200;

    private final Ledger ledger;
    private final ShopFront front;

    public ReplyShelf(Ledger ledger, ShopFront front) {
        this.ledger = ledger;
        this.front = front;
    }

    /** How the filling ended. */
    public sealed interface Ready {
        record Text(String text, Language language) implements Ready {}

        /** @param detail names the variable, or what else is missing */
        record Problem(String code, String detail) implements Ready {}
    }

    /**
     * @param language null for the chat's
     * @param given what the agent fills in by hand; goes before what the chat knows
     */
    public Ready fill(
            CannedReply reply,
            ConversationId id,
            Account by,
            @Nullable Language language,
            Map<Variable, String> given) {
        Optional<Ledger.Excerpt> found = ledger.excerpt(id, 0, LOOKED_THROUGH);
        if (found.isEmpty()) {
            return new Ready.Problem("notFound", "conversation: no such one");
        }
        Conversation row = found.get().conversation();
        Language spoken = language == null ? Language.of(row.locale()) : language;
        Optional<String> text = reply.text(spoken);
        if (text.isEmpty()) {
            return new Ready.Problem("badField", "language: the reply has no words in " + spoken.tag());
        }
        Map<Variable, String> values = known(found.get(), by, spoken);
        values.putAll(given);
        return switch (CannedReply.fill(text.get(), values)) {
            case CannedReply.Filled.Whole whole -> new Ready.Text(whole.text(), spoken);
            case CannedReply.Filled.Missing missing ->
                new Ready.Problem("badField", missing.variable() + ": is not known in this conversation");
        };
    }

    private Map<Variable, String> known(Ledger.Excerpt excerpt, Account by, Language language) {
        Map<Variable, String> values = new EnumMap<>(Variable.class);
        values.put(Variable.agent, by.displayName());
        values.put(Variable.shop, front.name(language));
        String name = excerpt.conversation().shopperName();
        if (name != null) {
            values.put(Variable.shopper, name);
        }
        order(excerpt).ifPresent(number -> values.put(Variable.order, number));
        return values;
    }

    /** The order that the talk is about: the last one that was shown, else the last that was proven. */
    private static Optional<String> order(Ledger.Excerpt excerpt) {
        Optional<String> shown = excerpt.events().reversed().stream()
                .flatMap(event -> cards(event).reversed().stream())
                .filter(card -> card.kind() == Card.Kind.order)
                .map(Card::id)
                .findFirst();
        return shown.or(
                () -> excerpt.conversation().proven().reversed().stream().findFirst());
    }

    private static List<Card> cards(ConversationEvent event) {
        if (event.body() instanceof EventBody.CardShown shown) {
            return List.of(shown.card());
        }
        return event.body() instanceof EventBody.Answered answered && answered.cards() != null
                ? answered.cards()
                : List.of();
    }
}
