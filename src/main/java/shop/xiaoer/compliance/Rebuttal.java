package shop.xiaoer.compliance;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import shop.xiaoer.compliance.figure.EnglishFigures;

/**
 * Whether the shop's own papers speak against an English sentence: another figure for the same measure, another thing
 * of the same kind, a plain "no" to what is affirmed, what is said to be absent found in the list, or a paper that
 * tells of what makes such a claim untrue ({@link PaperRules.Doubt}). A paper about something else says nothing.
 */
final class Rebuttal {
    private static final Pattern DENIES = Pattern.compile(
            "\\b(?:no(?!\\. ?\\d|\\.?$| other\\b| adverse| complaints| deviation| objection| more than)|not(?! less| more than| only)|never|none(?! filtered| hidden)|nothing|nobody|neither|nor|without(?! (?:charge|deviation))|cannot|isn't|aren't|wasn't|doesn't|don't|untested|unproven|unknown|uncertified|unregistered|lacks?|lacking|missing|failed|refused|rejected)\\b");
    private static final Pattern DENIED_TEXT = Pattern.compile(
            "\\b(?:no|not|never|none|nothing|nobody|without|cannot|nor|neither|only|free|zero|limited|except|excluding|unless)\\b|n't\\b|-free\\b|\\bfree\\b|[$€]0\\b|\\b0 ?%");
    /** A paper whose whole point is that there is nothing. */
    private static final Pattern NOTHING = Pattern.compile(
            "(?:^|[:;,] )(?:there (?:is|was|are|were) )?(?:no|not any|never any) (?:such |known |valid |independent |clinical |\\w+ )?(?:assessment|clinical|contract|agreement|licen[cs]e|permission|study|studies|test|tests|trial|proof|evidence|record|records|tie|relation|draw|poll|survey|data|report|certificate|approval|authori[sz]ation|document|documents|file|source|basis|measurement|scheme|clearance|registration|award|entry|member|membership|partnership|deal|research|analysis|substantiation)\\b");

    private static final Pattern ABSENT = Pattern.compile(
            "\\b(?<free>[a-z]{3,})[- ]free\\b|\\b(?:free (?:of|from)|without(?: any)?|no(?: added)?|contains no|zero|not a (?:drop|trace|gram) of) (?:\\w+ed )?(?<of>[a-z]{3,})\\b");
    private static final Pattern BELOW = Pattern.compile(
            "\\b(?:below|less than|under|not detect|undetect|absent|nil|none|no|not|without|never|free|0(?:\\.0+)? ?(?:g|mg|%))\\b");
    private static final Pattern CLAUSE_END = Pattern.compile(";|\\.(?= |$)");
    private static final Pattern DENIED_THING = Pattern.compile("(?:" + DENIES.pattern()
            + ")((?: (?!after|in|on|at|when|for|by|with|from|during|under|to)[^ ,;:.]+){1,5})");
    /** What a good test does not find. */
    private static final Pattern UNWANTED = Pattern.compile(
            "\\b(?:drip\\w*|leak\\w*|water|marks?|stain\\w*|joints?|crack\\w*|rust\\w*|br(?:eak|oke)\\w*|deform\\w*|chang\\w+|smell\\w*|residues?|odou?rs?|scratch\\w*|damage\\w*|defects?|faults?|wear|tear|fad(?:e|ing)|lint|nois\\w+|drops?|errors?|reactions?|irritat\\w+|fragrance|perfume|silicone|alcohol|sugar|parabens?|soap|shrink\\w*|peel\\w*|slip\\w*|loss|migrat\\w+|detect\\w*|exceed\\w*|signs?|traces?)\\b");

    private static final Pattern NEGATED =
            Pattern.compile("\\b(?:no|not|without|never|instead of|than|free of)(?: \\w+)? $");
    private static final Pattern WHOLE = Pattern.compile(
            "\\b(?:all|whole|pure|purely|100 ?%|(?:one |a )?hundred percent|100 percent|solid|genuine|real|only|nothing but|entirely|fully|completely|wholly|throughout|top to bottom|through and through|every|each|always|any)\\b");
    private static final Pattern AT_LEAST = Pattern.compile(
            "\\b(?:more than|over|at least|or more|up to|almost|nearly|about|around)\\b|\\bplus\\b|\\+");
    private static final Pattern FORMER = Pattern.compile(
            "\\b(?:was|were|used to|crossed out|struck|instead of|down from|reduced|cut from|list price|regular|normally|usually|originally|before|yesterday|last week|half|off|minus|worth|value|rrp|msrp|save|retail|elsewhere|everywhere|everyone else)\\b");
    private static final Pattern LOWEST = Pattern.compile(
            "\\b(?:lowest|cheapest|cheaper|best price|never (?:been )?(?:so |this |that )?(?:cheap|low)|record low|all-time low|smallest price|less for it)\\b");
    private static final Pattern CARE = Pattern.compile(
            "^ ?(?:please )?(?:hand )?(?:wash|rinse|soak|wipe|clean|dry|store|keep|iron|cook|serve)\\b");
    private static final Pattern LISTS = Pattern.compile(
            "\\b(?:contain\\w*|lists?|ingredients?|analysis|label|composition|tested on|terms|recall\\w*|incidents?|complaints?|exclu\\w+|made of|laborator\\w+|agreement|policy|log|file|note|record|report of)\\b");
    /** Of a part nothing follows for the whole. */
    private static final Pattern PART = Pattern.compile(
            "\\b(?:lid|handle|base|cap|lining|buckle|sole|strap|buttons?|zip|tray|cover|tube|packaging|box|sleeve|case|pouch|front|back)s?\\b");

    private static final Pattern SAID = Pattern.compile("[.!?]$");
    private static final Pattern HUNDREDS = Pattern.compile("\\bhundreds\\b");
    private static final Pattern THOUSANDS = Pattern.compile("\\bthousands\\b");
    private static final Pattern MILLIONS = Pattern.compile("\\bmillions\\b");
    private static final Pattern LISTED = Pattern.compile("\\b(?:msrp|rrp|list price|recommended|suggested|retail)\\b");
    private static final Set<String> COMMON = Set.of(
            "this", "that", "with", "from", "your", "have", "than", "then", "them", "they", "what", "when", "were",
            "here", "every", "each", "also", "just", "more", "most", "only", "over", "will", "shop", "test", "report",
            "file", "2026", "2025", "2024", "which", "there", "without", "under", "these", "those", "minutes", "minute",
            "hours", "hour", "days", "weeks", "week", "months", "month", "years", "year", "seconds", "percent", "after",
            "four", "five", "nine", "three", "seven", "eight", "full", "made", "comes", "takes", "their", "been",
            "like", "into", "about", "said", "says");

    /** Words of a paper that tells of one thing. */
    private static final int SHORT = 18;

    private static final double FAR = 5;

    private final PaperRules rules;
    private final List<String> papers;
    private final ComplianceContext context;

    /** @param papers folded, those that are void included */
    Rebuttal(PaperRules rules, List<String> papers, ComplianceContext context) {
        this.rules = rules;
        this.papers = List.copyOf(papers);
        this.context = context;
    }

    boolean against(String sentence) {
        return priceAgainst(sentence) || papers.stream().anyMatch(paper -> against(sentence, paper));
    }

    /** Whether a paper that does not speak against a claim is about it, and about such things as prove it. */
    boolean bearsOut(Claim claim, String paper) {
        return rules.mayProve(claim.words(), paper)
                && (related(claim.sentence(), paper) || sameKind(claim.sentence(), paper));
    }

    private boolean sameKind(String sentence, String paper) {
        boolean figure = EnglishFigures.of(sentence).stream()
                .anyMatch(said -> EnglishFigures.of(paper).stream()
                        .anyMatch(proven -> proven.unit().equals(said.unit()) && proven.isAbout(said)));
        return figure
                || rules.kinds().stream().anyMatch(kind -> {
                    List<Pattern> said = in(kind, sentence);
                    return in(kind, paper).stream().anyMatch(said::contains);
                });
    }

    /** A short paper is about one thing, the one in question; of a long one only those clauses count that are. */
    private boolean against(String sentence, String paper) {
        if (papers.size() == 1 && paper.split(" ").length <= SHORT) {
            // A bare value such as "36 months" says nothing of what it is the value of.
            boolean only = SAID.matcher(sentence).find();
            return speaks(sentence, paper, only || related(sentence, paper));
        }
        return NOTHING.matcher(paper).find() && denied(sentence, paper)
                || CLAUSE_END
                        .splitAsStream(paper)
                        .anyMatch(clause -> speaks(sentence, clause, related(sentence, clause)));
    }

    private boolean speaks(String sentence, String part, boolean about) {
        return denied(sentence, part)
                || (about
                        && (doubted(sentence, part)
                                || found(sentence, part)
                                || figures(sentence, part)
                                || crowd(sentence, part)
                                || kinds(sentence, part)));
    }

    private boolean doubted(String sentence, String part) {
        return rules.doubts().stream()
                .anyMatch(doubt -> doubt.holds(sentence, part) && (doubt.text() != null || related(sentence, part)));
    }

    private static boolean denied(String sentence, String paper) {
        if (DENIED_TEXT.matcher(sentence).find() || !DENIES.matcher(paper).find()) {
            return false;
        }
        // A paper tells of many things: what it denies is what stands right after the "no".
        return NOTHING.matcher(paper).find()
                || DENIED_THING
                        .matcher(paper)
                        .results()
                        .anyMatch(
                                thing -> !UNWANTED.matcher(thing.group(1)).find() && related(sentence, thing.group(1)));
    }

    /** Whether the paper is about what the sentence speaks of: a word in common, by its first letters. */
    private static boolean related(String sentence, String paper) {
        Set<String> said = heads(sentence);
        return heads(paper).stream().anyMatch(said::contains);
    }

    private static Set<String> heads(String text) {
        Set<String> heads = new HashSet<>();
        for (String each : text.split("[^a-z0-9]+")) {
            String word = each.length() == 4 && each.endsWith("s") ? each.substring(0, 3) : each;
            if (word.endsWith("less")) {
                heads.add(word);
            } else if (word.length() >= 4 && !COMMON.contains(word)) {
                heads.add(word.substring(0, Math.min(word.length(), word.length() > 6 ? 5 : 4)));
                heads.add(word.substring(0, 4));
            } else if (word.length() == 3
                    && !Set.of(
                                    "the", "and", "our", "for", "you", "all", "one", "two", "has", "was", "are", "not",
                                    "its", "can", "now", "any", "who", "may", "own", "per")
                            .contains(word)) {
                heads.add(word);
            }
        }
        return heads;
    }

    /** Hundreds, thousands, millions that the paper's own count does not reach. */
    private static boolean crowd(String sentence, String paper) {
        double least = MILLIONS.matcher(sentence).find()
                ? 1_000_000
                : THOUSANDS.matcher(sentence).find()
                        ? 1_000
                        : HUNDREDS.matcher(sentence).find() ? 100 : 0;
        double most = EnglishFigures.of(paper).stream()
                .filter(figure -> !Set.of("percent", "hour", "month", "").contains(figure.unit()))
                .mapToDouble(EnglishFigures.Figure::value)
                .max()
                .orElse(Double.MAX_VALUE);
        return most < least;
    }

    /** Something said to be absent that the paper lists. */
    private static boolean found(String sentence, String paper) {
        if (CARE.matcher(sentence).find() || !LISTS.matcher(paper).find()) {
            return false;
        }
        Matcher matcher = ABSENT.matcher(sentence);
        while (matcher.find()) {
            String word = matcher.group("free") == null ? matcher.group("of") : matcher.group("free");
            if (COMMON.contains(word) || word.length() < 4) {
                continue;
            }
            String head = word.substring(0, Math.min(4, word.length()));
            Matcher in = Pattern.compile("[^.;]*\\b" + Pattern.quote(head) + "[^.;]*")
                    .matcher(paper);
            if (in.find() && !BELOW.matcher(in.group()).find()) {
                return true;
            }
        }
        return false;
    }

    /** A figure of the sentence that no paper has, beside another one of the same measure in a paper about it. */
    private boolean figures(String sentence, String paper) {
        List<EnglishFigures.Figure> claimed = EnglishFigures.of(sentence);
        List<EnglishFigures.Figure> proven = EnglishFigures.of(paper);
        Set<String> units = claimed.stream().map(EnglishFigures.Figure::unit).collect(Collectors.toSet());
        units.removeAll(Set.of("", "money", "degree"));
        if (papers.size() > 1) {
            units.removeIf(unit -> !EnglishFigures.isMeasure(unit));
        }
        boolean atLeast = AT_LEAST.matcher(sentence).find();
        for (String unit : units) {
            List<EnglishFigures.Figure> same = of(unit, proven);
            List<EnglishFigures.Figure> said = of(unit, claimed);
            boolean article = said.stream().allMatch(figure -> figure.value() == 1);
            if (same.stream().anyMatch(one -> said.stream().anyMatch(other -> comparable(one, other)))
                    && !article
                    && papers.stream().noneMatch(other -> covers(said, of(unit, EnglishFigures.of(other)), atLeast))) {
                return true;
            }
        }
        return false;
    }

    /** Figures very far apart measure two things, such as charging and playing. */
    private static boolean comparable(EnglishFigures.Figure one, EnglishFigures.Figure other) {
        double high = Math.max(one.value(), other.value());
        double low = Math.min(one.value(), other.value());
        return !Set.of("hour", "month", "gram", "metre", "litre").contains(one.unit()) || high <= FAR * low;
    }

    private static List<EnglishFigures.Figure> of(String unit, List<EnglishFigures.Figure> figures) {
        return figures.stream().filter(figure -> figure.unit().equals(unit)).toList();
    }

    private static boolean covers(
            List<EnglishFigures.Figure> said, List<EnglishFigures.Figure> proven, boolean atLeast) {
        return said.stream().anyMatch(figure -> covered(figure, proven, atLeast || proven.size() == 1))
                || derived(said, proven);
    }

    /** Two of the paper's figures apart, or two of the sentence's together. */
    private static boolean derived(List<EnglishFigures.Figure> claimed, List<EnglishFigures.Figure> proven) {
        List<Double> said = claimed.stream().map(EnglishFigures.Figure::value).toList();
        double sum = said.stream().mapToDouble(Double::doubleValue).sum();
        return proven.stream().anyMatch(figure -> said.size() > 1 && Math.abs(figure.value() - sum) <= 0.02 * sum)
                || proven.stream()
                        .anyMatch(one -> proven.stream()
                                .anyMatch(other -> said.stream()
                                        .anyMatch(value -> !one.equals(other)
                                                && Math.abs(one.value() - other.value() - value) <= 0.02 * value)));
    }

    private static boolean covered(EnglishFigures.Figure claimed, List<EnglishFigures.Figure> proven, boolean more) {
        return proven.stream()
                .anyMatch(figure -> figure.isAbout(claimed)
                        || (more && figure.value() >= claimed.value() && figure.value() <= claimed.value() * 1.2)
                        || (claimed.unit().equals("percent")
                                && Math.abs(100 - figure.value() - claimed.value()) < 0.5));
    }

    private boolean kinds(String sentence, String paper) {
        boolean whole = WHOLE.matcher(sentence).find();
        if (PART.matcher(sentence).find() && !PART.matcher(paper).find()) {
            return false;
        }
        for (PaperRules.Kind kind : rules.kinds()) {
            List<Pattern> said = in(kind, sentence);
            List<Pattern> proven = said.isEmpty() ? List.of() : in(kind, paper);
            boolean none =
                    papers.stream().flatMap(each -> in(kind, each).stream()).noneMatch(said::contains);
            boolean others = !said.containsAll(proven);
            if (!proven.isEmpty() && (none || (others && whole && said.size() == 1))) {
                return true;
            }
        }
        return false;
    }

    /** Those that are named, and not as what it is not. */
    private static List<Pattern> in(PaperRules.Kind kind, String text) {
        return kind.values().stream().filter(value -> named(value, text)).toList();
    }

    private static boolean named(Pattern value, String text) {
        Matcher matcher = value.matcher(text);
        while (matcher.find()) {
            String before = text.substring(0, matcher.start());
            String clause = before.substring(Math.max(before.lastIndexOf(';'), before.lastIndexOf(',')) + 1);
            if (!NEGATED.matcher(before).find() && !DENIES.matcher(clause).find()) {
                return true;
            }
        }
        return false;
    }

    /** Prices: one said to be the former one was never charged, one said to be the lowest was undercut. */
    private boolean priceAgainst(String sentence) {
        List<Double> said = money(sentence);
        if (said.isEmpty()) {
            return false;
        }
        double highest = said.stream().mapToDouble(Double::doubleValue).max().orElse(0);
        double least = said.stream().mapToDouble(Double::doubleValue).min().orElse(0);
        BigDecimal week = context.lowestPrice7Days();
        boolean former = said.size() > 1 && FORMER.matcher(sentence).find();
        boolean lowest = !former && LOWEST.matcher(sentence).find();
        boolean listed = LISTED.matcher(sentence).find();
        if (week != null
                && !listed
                && ((former && highest > week.doubleValue() + 0.5) || (lowest && least > week.doubleValue()))) {
            return true;
        }
        for (String paper : papers) {
            List<Double> logged = money(paper);
            if (former && !logged.isEmpty() && logged.stream().noneMatch(price -> Math.abs(price - highest) < 0.01)) {
                return true;
            }
            if (lowest && logged.stream().anyMatch(price -> price < least - 0.001)) {
                return true;
            }
        }
        return false;
    }

    private static List<Double> money(String text) {
        List<Double> found = new ArrayList<>();
        EnglishFigures.of(text).stream()
                .filter(figure -> figure.unit().equals("money"))
                .forEach(figure -> found.add(figure.value()));
        return found;
    }
}
