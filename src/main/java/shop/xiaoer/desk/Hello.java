package shop.xiaoer.desk;

import java.util.List;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.conversation.Conversation;
import shop.xiaoer.conversation.ConversationEvent;
import shop.xiaoer.conversation.Ledger.Identity;
import shop.xiaoer.conversation.Option;
import shop.xiaoer.text.Language;

/** What a shopper's client says first, and what it is told. */
public record Hello(
        @Nullable String conversation,
        @Nullable String token,
        @Nullable Long lastSeq,
        Language locale,
        @Nullable String page,
        @Nullable Identity identity) {

    public sealed interface Answer {
        /**
         * @param recovered whether {@code events} is all after the client's lastSeq
         * @param firstSeq seq of the first event, where the log begins later than at 1
         */
        record Welcome(
                Conversation conversation,
                String token,
                boolean recovered,
                @Nullable Long firstSeq,
                List<ConversationEvent> events,
                List<Option> entrances,
                String notice,
                String shop,
                String zone)
                implements Answer {
            public Welcome {
                events = List.copyOf(events);
                entrances = List.copyOf(entrances);
            }
        }

        /** {@code code} is badToken or badIdentity; both look alike from outside. */
        record Refused(String code) implements Answer {}
    }
}
