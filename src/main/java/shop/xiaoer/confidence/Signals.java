package shop.xiaoer.confidence;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.text.Language;

/** What is known of an answer before it is given. A share or a cosine is 0 to 1, a yes is 1. */
public sealed interface Signals {
    Door door();

    /** In the order of {@link Door#signals()}. */
    double[] values();

    /** By their names. */
    default Map<String, Double> asMap() {
        Map<String, Double> map = new LinkedHashMap<>();
        List<String> names = door().signals();
        double[] values = values();
        for (int i = 0; i < values.length; i++) {
            map.put(names.get(i), values[i]);
        }
        return map;
    }

    /**
     * @param score the ranking's, of the page that answers best
     * @param lead over the next page about another matter
     * @param wording cosine to the nearest wording that is known for it
     * @param words share of the question's telling words that the page has
     * @param bm25 the same by the passage that was found
     * @param cosine to the nearest part of its text
     * @param agreed whether words and vectors both find this page first
     * @param same whether the wording is near enough to be the known one
     * @param margin of the intent over the next
     */
    record Page(
            Language language,
            double score,
            double lead,
            double wording,
            double words,
            double bm25,
            double cosine,
            boolean agreed,
            boolean same,
            Doubt doubt,
            double margin)
            implements Signals {
        @Override
        public Door door() {
            return Door.page;
        }

        @Override
        public double[] values() {
            double english = english(language);
            return new double[] {
                score,
                lead,
                wording,
                words,
                bm25,
                cosine,
                number(agreed),
                number(same),
                number(doubt == Doubt.rule),
                number(doubt == Doubt.product),
                number(doubt == Doubt.another),
                margin,
                english,
                english * score,
                english * lead
            };
        }
    }

    /**
     * @param byWords whether the fact is asked for in its own words, not by its meaning alone
     * @param named whether the product stands in the message, not on the page or further back
     * @param asked facts that are asked for together
     * @param beside share of the question's words that neither ask for the facts nor stand in them
     */
    record Fact(
            Language language, boolean byWords, double score, boolean named, double margin, int asked, double beside)
            implements Signals {
        @Override
        public Door door() {
            return Door.fact;
        }

        @Override
        public double[] values() {
            return new double[] {
                number(byWords), score, number(named), margin, number(asked > 1), english(language), beside
            };
        }
    }

    record Shelf() implements Signals {
        @Override
        public Door door() {
            return Door.shelf;
        }

        @Override
        public double[] values() {
            return new double[0];
        }
    }

    record SmallTalk(Language language, double score, double margin) implements Signals {
        @Override
        public Door door() {
            return Door.smallTalk;
        }

        @Override
        public double[] values() {
            return new double[] {score, margin, english(language)};
        }
    }

    record Chosen() implements Signals {
        @Override
        public Door door() {
            return Door.chosen;
        }

        @Override
        public double[] values() {
            return new double[0];
        }
    }

    /**
     * @param meanLogProbability of a token, null where the engine tells none
     * @param covered share of the reply's words that stand in the evidence
     * @param cosine of the question to the best of the evidence
     * @param repaired whether the guards held the first reply back
     */
    record Model(@Nullable Double meanLogProbability, double covered, double cosine, boolean repaired)
            implements Signals {
        /** Taken where the engine tells no probabilities: 0.78 a token. */
        private static final double USUAL = -0.25;

        @Override
        public Door door() {
            return Door.model;
        }

        @Override
        public double[] values() {
            Double told = meanLogProbability;
            return new double[] {Math.min(1, Math.exp(told == null ? USUAL : told)), covered, cosine, number(repaired)};
        }
    }

    /** Read back from where they were kept. */
    record Kept(Door door, List<Double> kept) implements Signals {
        public Kept {
            kept = List.copyOf(kept);
            if (kept.size() != door.signals().size()) {
                throw new IllegalArgumentException("kept: " + door + " has " + door.signals());
            }
        }

        @Override
        public double[] values() {
            return kept.stream().mapToDouble(Double::doubleValue).toArray();
        }
    }

    private static double number(boolean yes) {
        return yes ? 1 : 0;
    }

    private static double english(Language language) {
        return number(language == Language.EN);
    }
}
