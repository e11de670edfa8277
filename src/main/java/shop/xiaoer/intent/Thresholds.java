package shop.xiaoer.intent;

import shop.xiaoer.text.Language;

/** Where a score begins to count. Set on examples that were held out of the demo shop's own, by cross-validation. */
final class Thresholds {
    /** Below it the best intent is not believed. */
    static final double LOW = 0.35;
    /** The same where it would open an entrance: a form that nobody asked for is worse than a question back. */
    static final double LOW_ENTRANCE = 0.45;
    /** The runner-up must be that much worse. */
    static final double MARGIN = 0.10;
    /** A further sentence must be that sure to count as a want of its own. */
    static final double FURTHER = 0.50;

    static final double PERSON = 0.65;
    /** A message wants each thing that is that likely by itself. */
    static final double WANTED = 0.55;
    /** The same of a part of it, which says less. */
    static final double WANTED_FURTHER = 0.70;

    /** The same as {@link #PERSON} where the common words for it stand there: "I talked to an agent" has them too. */
    static final double PERSON_IN_WORDS = 0.1;

    /** Loud words need less to be angry ones. */
    static final double SHOUTED_ANGER = 0.20;

    static final double RULE = 0.97;

    /** A near question about a fact must lead that about any other by so much. */
    static final double ASK_LEAD = 0.04;
    /** One that is less near must lead by so much. */
    static final double ASK_WIDE_LEAD = 0.14;

    /** How sure a fact is that words of the question stand in. */
    static final double POINTED = 0.7;
    /** What such words add to how near the question is to those about that fact. */
    static final double POINTED_BONUS = 0.25;
    /** A fact that the product has is meant before one that it lacks and that is nearer by no more than this. */
    static final double OWN_SLACK = 0.02;

    private Thresholds() {}

    /** Below it words that only speak of people stand for themselves; English ones are plain enough to stand always. */
    static double spokenOf(Language language) {
        return switch (language) {
            case ZH -> 0.95;
            case EN -> Double.POSITIVE_INFINITY;
        };
    }

    /** How near, what was learnt included, a question must be to those about a fact that the product has. */
    static double own(Language language) {
        return switch (language) {
            case ZH -> 0.72;
            case EN -> 0.60;
        };
    }

    /** How near a question must be to a known one about a fact: the two models' cosines are spread differently. */
    static double ask(Language language) {
        return switch (language) {
            case ZH -> 0.68;
            case EN -> 0.62;
        };
    }

    /** The same, where no other fact is anywhere as near. */
    static double askAlone(Language language) {
        return switch (language) {
            case ZH -> 0.58;
            case EN -> 0.50;
        };
    }

    /** To miss one is worse than to fetch a person in vain, but anger is in many calm words. */
    static double danger(Danger danger) {
        return switch (danger) {
            case anger, abuse, selfHarm, unsafeGoods, accountDetails -> 0.5;
            case legalThreat -> 0.6;
        };
    }
}
