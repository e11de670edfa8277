package shop.xiaoer.text.spoken;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Whether an amount or a measure stands before the noun that it describes: "a 500 ml bottle", "a $50 coupon". */
final class EnglishNouns {
    /** Words before which an amount stands by itself. */
    private static final Pattern NO_NOUN = Pattern.compile(
            "(?i)(?:off|or|and|for|per|on|in|at|to|is|are|was|were|each|with|without|of|from|left|total|now|today|tonight|tomorrow|until|till|when|if|a|an|the|more|less|plus|minus|extra|by|as|so|but|because|that|which|who|where|we|you|i|it|he|she|they|will|would|can|could|should|must|may|might|have|has|had|here|there|before|after|ago|later|apart|away|only|cheaper|deep|wide|tall|long|high|thick|old|back|down|up|over|under|including|instead|than|then|this|these|your|our|my|not|no|please|straight|within|during|thanks|while|since|about|around|all|both|too|also|just|already|usually|alone|together|goes|gets|comes|buys|covers|includes|means|makes|pays|works|does|did|got|went|came|looks|feels|still|never|always|again|yet|every|into|onto|through|between|against|across|like|below|above|near|once|twice|wherever|whenever|upfront|anyway|either|worth|saved|apiece|[a-z]+ly)\\b");
    /** Nouns that take an amount before them without an article, too: "$20 cashback". */
    static final Pattern MONEY = Pattern.compile(
            "(?i)(?:coupons?|vouchers?|gift|cards?|discounts?|cashback|notes?|bills?|deposit|fee|credit|rebate|minimum|threshold|refund|off-peak|deal|bundle|set|orders?\\b(?=\\s+or))");

    static final Pattern MEASURE = Pattern.compile(
            "(?i)(?:bottles?|cups?|thermos(?:es)?|flasks?|mugs?|bags?|packs?|boxe?s?|batter(?:y|ies)|chargers?|cables?|screens?|monitors?|window|warranty|guarantee|return|delivery|capacity|version|model|display|adapters?|tubes?|jars?|cans?|sachets?|pouche?s?|panels?|drives?|motors?|heaters?|kettles?|supply|trial|shipping|steel|tv|lens(?:es)?|tank|jug|speakers?|fast[- ]charg\\w+|charging|refresh|memory|storage|ssd|fan|bulbs?|hose|wheels?|skillet|pan|pot|knife|ruler|poster|mattress|pillow|zoom)\\b");
    private static final Pattern COMPARED = Pattern.compile("[a-z]+er\\b");
    private static final Pattern DETERMINER = Pattern.compile(
            "(?i)\\b(?:a|an|the|this|that|our|your|my|his|her|any|each|every|one|its|their|another)\\s(?:[a-z]+(?:est|er|al|ed|ive|ful)\\s|new |full |standard |whole |single |big |small |tiny |little |cute |mini |large |generous |free |massive |huge |flat )?$");

    private EnglishNouns() {}

    /** A word behind that is none of grammar's and compares nothing: "65W charger", but not "2 kg lighter". */
    static boolean before(String text, MatchResult m) {
        int end = m.end();
        if (end + 1 >= text.length() || text.charAt(end) != ' ' || !Character.isLowerCase(text.charAt(end + 1))) {
            return false;
        }
        String after = Reader.after(text, end + 1, 24, "");
        return !NO_NOUN.matcher(after).lookingAt() && !COMPARED.matcher(after).lookingAt();
    }

    /** An article before and a word behind that is none of grammar's, or a noun known to be counted so. */
    static boolean before(String text, MatchResult m, Pattern nouns) {
        int end = m.end();
        if (end + 1 >= text.length() || text.charAt(end) != ' ' || !Reader.latin(text.charAt(end + 1))) {
            return false;
        }
        String after = Reader.after(text, end + 1, 24, "");
        if (nouns.matcher(after).lookingAt()) {
            return true;
        }
        return DETERMINER.matcher(Reader.before(text, m.start(), 32, "")).find()
                && !NO_NOUN.matcher(after).lookingAt();
    }
}
