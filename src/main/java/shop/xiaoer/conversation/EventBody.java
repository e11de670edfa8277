package shop.xiaoer.conversation;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.text.Language;

/** What happened, one record a kind. The records' field names are those on the wire and in the table. */
public sealed interface EventBody {
    /** The kind's name on the wire. */
    String kind();

    record Said(
            String text,
            @Nullable String option,
            @Nullable Map<String, String> data,
            @Nullable List<String> attachments)
            implements EventBody {
        public static Said of(String text) {
            return new Said(text, null, null, null);
        }

        public static Said of(String text, List<String> attachments) {
            return new Said(text, null, null, attachments.isEmpty() ? null : List.copyOf(attachments));
        }

        @Override
        public String kind() {
            return "said";
        }
    }

    /** An answer of the bot. {@code sources} is never empty on known, extractive and generated. */
    record Answered(
            String text,
            String lang,
            List<Source> sources,
            @Nullable List<Card> cards,
            Route route,
            double confidence) implements EventBody {
        public Answered {
            sources = List.copyOf(sources);
        }

        @Override
        public String kind() {
            return "answered";
        }
    }

    /** The bot asks back. */
    record Asked(String text, List<Option> options) implements EventBody {
        @Override
        public String kind() {
            return "asked";
        }
    }

    /** A step of a service entrance. */
    record EntranceStep(
            String name,
            String step,
            String text,
            @Nullable Form form,
            @Nullable List<Option> options) implements EventBody {
        @Override
        public String kind() {
            return "entrance";
        }
    }

    record CardShown(Card card) implements EventBody {
        @Override
        public String kind() {
            return "card";
        }
    }

    /** @param form asks for a contact where nobody is there to come, else null */
    record HandoffRequested(
            HandoffReason reason,
            int agentsOnline,
            String text,
            List<Option> options,
            @Nullable Form form) implements EventBody {
        public HandoffRequested(HandoffReason reason, int agentsOnline, String text, List<Option> options) {
            this(reason, agentsOnline, text, options, null);
        }

        @Override
        public String kind() {
            return "handoffRequested";
        }
    }

    record AgentJoined(String agent) implements EventBody {
        @Override
        public String kind() {
            return "agentJoined";
        }
    }

    record AgentLeft(String agent) implements EventBody {
        @Override
        public String kind() {
            return "agentLeft";
        }
    }

    record HandedBack(String agent) implements EventBody {
        @Override
        public String kind() {
            return "handedBack";
        }
    }

    record Closed(String by) implements EventBody {
        @Override
        public String kind() {
            return "closed";
        }
    }

    record Reopened() implements EventBody {
        @Override
        public String kind() {
            return "reopened";
        }
    }

    record Rated(int score, @Nullable String comment) implements EventBody {
        @Override
        public String kind() {
            return "rated";
        }
    }

    /** How an answer was found. */
    enum Route {
        known,
        generated,
        extractive,
        entrance,
        guide
    }

    /** The buttons or the form that this event offers, empty where it offers nothing. */
    default List<Option> offered() {
        return switch (this) {
            case Asked asked -> asked.options();
            case EntranceStep step -> step.options() == null ? List.of() : step.options();
            case CardShown shown ->
                shown.card().options() == null ? List.of() : shown.card().options();
            case HandoffRequested handoff -> handoff.options();
            case Answered answered ->
                answered.cards() == null
                        ? List.of()
                        : answered.cards().stream()
                                .flatMap(card -> card.options() == null
                                        ? java.util.stream.Stream.<Option>of()
                                        : card.options().stream())
                                .toList();
            case Said ignored -> List.of();
            case AgentJoined ignored -> List.of();
            case AgentLeft ignored -> List.of();
            case HandedBack ignored -> List.of();
            case Closed ignored -> List.of();
            case Reopened ignored -> List.of();
            case Rated ignored -> List.of();
        };
    }

    static Answered answered(
            String text, Language language, List<Source> sources, List<Card> cards, Route route, double confidence) {
        return new Answered(text, language.tag(), sources, cards.isEmpty() ? null : cards, route, confidence);
    }
}
