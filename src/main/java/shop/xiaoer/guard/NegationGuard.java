package shop.xiaoer.guard;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Holds a clause against the clause of the evidence that shares most with it: where one denies what the other says, the
 * negation was turned. Conditions in the negative ("without a fault") and set words ("无理由", "不锈钢") deny nothing.
 */
final class NegationGuard implements Guard {
    private static final Pattern SET_WORDS = Pattern.compile(
            "不锈钢|无理由|(?:没有|没|无|非)(?:任何)?质量问题|不满(?=\\d)|不到(?=\\d)|不过|不仅|不但|不论|不管|不同|不限|无论|不用担心|不好意思|不便|没问题|不少|要不|是不是|能不能|可不可以|有没有|不错|没想到|不满意|没发货|未发货|未拆封|无门槛|没有使用门槛|不滴水|无线|非常"
                    + "|without (?:an? |any )?(?:quality )?(?:fault|defect|reason|charge|question)s?|no[- ]reason|no (?:quality )?fault|not only|no problem|no worries|no longer|stainless|not faulty|unless|free of charge");
    private static final Pattern DENIAL = Pattern.compile(
            "不(?!锈)|没|无法|未|勿|别(?!的)|免(?=开|谈)|禁止|谢绝|\\bnot\\b|n't\\b|\\bno\\b|\\bnever\\b|\\bcannot\\b|\\bneither\\b|\\bnor\\b|\\bunable\\b|\\bexclud|\\bunavailable\\b|out of stock|\\bwithout\\b");
    private static final Pattern ASSERTS = Pattern.compile(
            "能|可以|支持|会|有|是|要|需|免|包|开|用|退|\\b(?:can|may|is|are|will|does|do|has|have|covers?|works?|includes?|valid|available|possible|allowed|safe|free)\\b");
    private static final double LEAST_SHARE = 0.5;

    /** A stretch with what it is about and whether it denies it. */
    private record Unit(Set<String> content, boolean denies) {}

    @Override
    public List<Finding> judge(Statement statement, Material material) {
        if (Refusals.outright(statement.normal())) {
            return List.of();
        }
        List<Unit> known = new ArrayList<>();
        material.evidence().forEach(evidence -> known.addAll(units(evidence)));
        for (Unit said : units(statement)) {
            if (turned(said, known, material)) {
                return Guard.finding("negation", "the evidence says the opposite");
            }
        }
        return List.of();
    }

    private static boolean turned(Unit said, List<Unit> known, Material material) {
        Set<String> judged = new HashSet<>(said.content);
        judged.retainAll(material.content());
        if (judged.size() < 2) {
            return false;
        }
        double best = 0;
        boolean agrees = false;
        boolean opposes = false;
        for (Unit unit : known) {
            double share = share(judged, unit.content);
            if (share < LEAST_SHARE || share < best - 0.05) {
                continue;
            }
            if (share > best + 0.05) {
                agrees = false;
                opposes = false;
            }
            best = Math.max(best, share);
            agrees |= unit.denies == said.denies;
            opposes |= unit.denies != said.denies;
        }
        return opposes && !agrees;
    }

    private static double share(Set<String> said, Set<String> known) {
        long shared = said.stream().filter(known::contains).count();
        return shared < 2 ? 0 : shared / (double) said.size();
    }

    /** Clauses; one that neither asserts nor denies belongs to the next. */
    private static List<Unit> units(Statement statement) {
        List<Unit> units = new ArrayList<>();
        StringBuilder open = new StringBuilder();
        for (String clause : statement.clauses()) {
            String judged = SET_WORDS.matcher(clause).replaceAll(" ");
            open.append(' ').append(clause);
            if (DENIAL.matcher(judged).find() || ASSERTS.matcher(judged).find()) {
                units.add(unit(open.toString()));
                open.setLength(0);
            }
        }
        if (!open.isEmpty()) {
            units.add(unit(open.toString()));
        }
        return units;
    }

    private static Unit unit(String words) {
        String judged = SET_WORDS.matcher(words).replaceAll(" ");
        long denials = DENIAL.matcher(judged).results().count();
        return new Unit(Vocabulary.content(words), denials % 2 == 1);
    }
}
