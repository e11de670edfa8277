package shop.xiaoer.guard;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import shop.xiaoer.guard.reading.Vocabulary;

/**
 * Holds a clause against the clause of the evidence that shares most with it: where one denies what the other says, the
 * negation was turned. Conditions in the negative ("without a fault") and set words ("无理由", "不锈钢") deny nothing.
 */
final class NegationGuard implements Guard {
    private static final Pattern SET_WORDS = Pattern.compile(
            "不锈钢|不然|无理由|(?:没有|没|无|非)(?:任何)?质量问题|不满(?!意)|不到(?=\\d)|不过|不仅|不但|不论|不管|不同|不限|无论|不用担心|不好意思|不便|没问题|不少|要不|是不是|能不能|可不可以|有没有|不错|没想到|不满意|没发货|未发货|未拆封|无门槛|没有使用门槛|不滴水|无线|非常|(?:不能|无法|不敢)保证|(?:还没有?|尚未|暂未|还未)(?:发货|发出|寄出|签收|送达|收到)"
                    + "|without (?:an? |any )?(?:quality )?(?:fault|defect|reason|charge|question)s?|no[- ]reason|no (?:quality )?fault|not only|no problem|no worries|no longer need|(?:can't|cannot|can not) (?:guarantee|promise)|(?:has|have|is)(?:n't| not)(?: yet)?(?: been)? (?:shipped?|left|delivered|arrived)|not yet shipped|stainless|not faulty|unless|free of charge|^ *no,|^ *no\\b(?= *$)");
    private static final Pattern DENIAL = Pattern.compile(
            "不(?!锈)|没|无法|未|勿|别(?!的)|免(?=开|谈)|禁止|谢绝|\\bnot\\b|n't\\b|\\bno\\b|\\bnever\\b|\\bcannot\\b|\\bneither\\b|\\bnor\\b|\\bunable\\b|\\bexclud|\\bunavailable\\b|out of stock|\\bwithout\\b|避免|除外|\\boutside\\b");
    private static final Pattern ASSERTS = Pattern.compile(
            "能|可以|支持|会(?!员)|有|是|要|需|免|包|附|开|用|退|\\b(?:can|may|is|are|will|must|should|does|do|has|have|covers?|comes?|works?|includes?|contains?|valid|available|possible|allowed|safe|free)\\b");
    private static final Pattern PERMITS = Pattern.compile("能|可以|支持|\\b(?:can|may|safe|allowed|fine|ok|okay)\\b");
    private static final Pattern SUBORDINATE =
            Pattern.compile("^ *(?:once|if|when|after|unless|in case|while|如果|若|要是|一旦)\\b?|(?:的话|之后|以后|后|时)[,;]?$");
    private static final Pattern BUT = Pattern.compile("^ *(?:but|however|yet|但|不过|可是|然而)");
    private static final Pattern BRACKETS = Pattern.compile("[()]");
    private static final double LEAST_SHARE = 0.5;
    private static final double ALIKE = 0.05;
    private static final int TELLING_LENGTH = 6;
    /** Stands for what follows, so that the stretch's end is not taken for the end of the sentence. */
    private static final String MORE = "…";

    /** A stretch with what it is about, whether it denies it, and whether it gives leave. */
    record Unit(String words, Set<String> content, boolean denies, boolean permits, Set<Case> cases) {}

    @Override
    public List<Finding> judge(Statement statement, Material material) {
        if (Refusals.outright(statement.normal())) {
            return List.of();
        }
        Set<String> goods = material.goods(statement.normal());
        for (Unit said : units(statement)) {
            boolean borneOut = said.denies && ClaimGuard.borneOut(said.words, goods, material);
            if (!borneOut && !ComparisonGuard.compares(said.words) && turned(said, material)) {
                return Guard.finding("negation", "the evidence says the opposite");
            }
        }
        return List.of();
    }

    private static boolean turned(Unit said, Material material) {
        Set<String> judged = new HashSet<>(said.content);
        judged.retainAll(material.content());
        double best = 0;
        double elsewhere = 0;
        boolean agrees = false;
        boolean opposes = false;
        for (Unit known : material.units()) {
            double share = share(judged, said, known);
            if (Case.opposed(said.cases, known.cases)) {
                elsewhere = known.denies == said.denies ? Math.max(elsewhere, share) : elsewhere;
                continue;
            }
            if (share < LEAST_SHARE || share < best - ALIKE) {
                continue;
            }
            if (share > best + ALIKE) {
                agrees = false;
                opposes = false;
            }
            best = Math.max(best, share);
            agrees |= known.denies == said.denies;
            opposes |= known.denies != said.denies;
        }
        boolean otherCase = elsewhere >= LEAST_SHARE && best < LEAST_SHARE && !said.denies;
        return opposes && !agrees || otherCase;
    }

    /** How much of the one is in the other, the larger of both ways. One telling word is enough for leave given. */
    private static double share(Set<String> judged, Unit said, Unit known) {
        Set<String> shared = new HashSet<>(judged);
        shared.retainAll(known.content);
        boolean telling = shared.size() == 1
                && judged.size() == 1
                && telling(shared.iterator().next())
                && said.permits
                && known.permits;
        if (shared.size() < 2 && !telling) {
            return 0;
        }
        return shared.size() / (double) Math.min(judged.size(), Math.max(2, known.content.size()));
    }

    private static boolean telling(String word) {
        return word.length() >= TELLING_LENGTH || word.charAt(0) > 0x2E80;
    }

    /**
     * What the evidence says, clause by clause: "basket: dishwasher safe, unit not" says one thing of each. What stands in
     * brackets is a clause; a heading belongs to each clause after it, a case to the next one.
     */
    static List<Unit> known(Statement statement) {
        List<Unit> units = new ArrayList<>();
        String heading = "";
        StringBuilder open = new StringBuilder();
        for (String clause : statement.clauses()) {
            if (clause.endsWith(":")) {
                heading = clause;
                continue;
            }
            for (String piece : BRACKETS.split(clause)) {
                open.append(' ').append(piece);
                boolean whole = !SUBORDINATE.matcher(piece).find()
                        && !Vocabulary.content(piece).isEmpty()
                        && says(piece);
                if (whole) {
                    units.add(unit(heading + open));
                    open.setLength(0);
                }
            }
        }
        if (!open.isEmpty() || units.isEmpty()) {
            units.add(unit(heading + open));
        }
        return List.copyOf(units);
    }

    /** A figure says something of what it stands beside; words without a verb wait for theirs. */
    private static boolean says(String piece) {
        String judged = SET_WORDS.matcher(piece).replaceAll(" ");
        return DENIAL.matcher(judged).find()
                || ASSERTS.matcher(judged).find()
                || piece.chars().anyMatch(Character::isDigit)
                || !piece.strip().endsWith(",");
    }

    /** Clauses; one that neither asserts nor denies, or only gives a case, belongs to the next. */
    static List<Unit> units(Statement statement) {
        List<String> units = new ArrayList<>();
        StringBuilder open = new StringBuilder();
        for (String clause : statement.clauses()) {
            if (BUT.matcher(clause).find() && !open.isEmpty()) {
                close(units, open);
            }
            String judged = SET_WORDS.matcher(clause).replaceAll(" ");
            open.append(' ').append(clause);
            boolean speaks =
                    DENIAL.matcher(judged).find() || ASSERTS.matcher(judged).find();
            if (speaks && !SUBORDINATE.matcher(clause).find()) {
                units.add(open.toString());
                open.setLength(0);
            }
        }
        if (!open.isEmpty()) {
            close(units, open);
        }
        return units.stream().map(NegationGuard::unit).toList();
    }

    /** What is left open belongs to the unit before it, where there is one. */
    private static void close(List<String> units, StringBuilder open) {
        if (units.isEmpty()) {
            units.add(open.toString());
        } else {
            units.set(units.size() - 1, units.getLast() + open);
        }
        open.setLength(0);
    }

    /** Whether a stretch denies; what is denied twice is affirmed. */
    static boolean denies(String words) {
        String judged = SET_WORDS.matcher(words).replaceAll(" ");
        return DENIAL.matcher(judged).results().count() % 2 == 1;
    }

    /** Where the last denial of a stretch ends; -1 where there is none. Set words deny nothing. */
    static int lastDenial(String words) {
        String judged = SET_WORDS
                .matcher(words + MORE)
                .replaceAll(found -> " ".repeat(found.group().length()));
        Matcher denial = DENIAL.matcher(judged);
        int end = -1;
        while (denial.find()) {
            end = denial.end();
        }
        return end;
    }

    private static Unit unit(String words) {
        String judged = SET_WORDS.matcher(words).replaceAll(" ");
        return new Unit(
                words,
                Vocabulary.content(words),
                denies(words),
                PERMITS.matcher(judged).find(),
                Case.of(words));
    }
}
