package shop.xiaoer.entrance;

import java.util.List;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.conversation.ConversationId;
import shop.xiaoer.knowledge.Policies;
import shop.xiaoer.text.Language;

/**
 * Around an entrance's step.
 *
 * @param shopper who the shop says this is, null for a stranger
 * @param proven orders whose proof was given in this conversation
 * @param offeredSeq seq of the event that offered what is chosen now: a write's key is made of it
 */
public record EntranceContext(
        ConversationId conversation,
        Language language,
        @Nullable String shopper,
        List<String> proven,
        Policies policies,
        long offeredSeq) {
    public EntranceContext {
        proven = List.copyOf(proven);
    }
}
