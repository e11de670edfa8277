package shop.xiaoer.intent;

import shop.xiaoer.text.Language;

/**
 * A rule that holds for a message.
 *
 * @param owner what the rule speaks for
 * @param from first word that it rests on, counted in words
 * @param to the word after the last
 * @param exact whether it speaks of the whole message
 */
record RuleHit(String owner, String rule, Language language, int from, int to, boolean exact) {
    boolean covers(RuleHit other) {
        return from <= other.from && other.to <= to && to - from > other.to - other.from;
    }

    boolean overlaps(RuleHit other) {
        return from < other.to && other.from < to;
    }
}
