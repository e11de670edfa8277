package shop.xiaoer.answer;

import java.util.List;
import shop.xiaoer.confidence.Signals;
import shop.xiaoer.conversation.Card;
import shop.xiaoer.conversation.Source;
import shop.xiaoer.text.Language;

/** Writes an answer from evidence. Blocks until its end; cut when the turn is stopped. */
public interface Generator {
    /** Whether a model is configured at all. */
    boolean isConfigured();

    /** Whether the model can be asked now. */
    boolean isUp();

    /** Whether the question compares, asks for advice or joins facts: then one page's answer is beside the point. */
    boolean wantsJoining(String question, Language language);

    Outcome generate(Request request, TurnStage stage, DecisionCard card);

    /** Writes the next reply of a person, who reads it before it is sent; otherwise the same. */
    Outcome draft(Request request, TurnStage stage, DecisionCard card);

    /** @param nearness cosine of the question to the best of the evidence */
    record Request(Turn turn, Language language, String question, List<Evidence> evidence, double nearness) {
        public Request {
            evidence = List.copyOf(evidence);
        }
    }

    /** A numbered passage. */
    record Evidence(Source source, String text) {
        /** A card that was shown, its title, its state and its rows a line each. */
        public static Evidence of(Card card) {
            StringBuilder lines = new StringBuilder(card.title());
            String state = card.state();
            if (state != null) {
                lines.append('\n').append(state);
            }
            card.rows()
                    .forEach(row ->
                            lines.append('\n').append(row.label()).append(": ").append(row.value()));
            return new Evidence(new Source(card.id(), card.title(), null), lines.toString());
        }
    }

    sealed interface Outcome {
        record Said(String text, List<Source> sources, Signals.Model signals) implements Outcome {
            public Said {
                sources = List.copyOf(sources);
            }
        }

        /** The model says, in the agreed words, that the evidence does not hold the answer. */
        record NotInEvidence() implements Outcome {}

        /** The guards held it back, also after one repair. */
        record HeldBack(String guards) implements Outcome {}

        record Stopped(String text) implements Outcome {}

        record Failed(String why) implements Outcome {}
    }
}
