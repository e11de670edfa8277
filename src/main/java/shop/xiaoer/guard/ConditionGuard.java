package shop.xiaoer.guard;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A benefit that the evidence gives under a condition may not be given without it: "free return" where only faulty goods
 * are free. A condition counts as said where the reply or the question names it.
 */
final class ConditionGuard implements Guard {
    /** What a shopper gains; a reply's benefit is held against the evidence of the same kind. */
    private enum Benefit {
        FREE(
                "免费|包邮|免邮|免运费|不收(?:任何)?(?:运费|邮费|费用?|钱)|不要钱|不花钱|零元|不用(?:付|给)钱|(?<!-)\\bfree\\b(?! of (?:bpa|lead|fault))|no (?:charge|cost|fee|extra charge)|at no cost|without (?:charge|paying)|complimentary"),
        SHOP_PAYS(
                "(?:店里|店铺|我们|商家|本店|小店|我方|卖家)(?:都|会|来|全部|全)*(?:出|承担|付|包|负责)|不用(?:您|你)?(?:自己)?(?:出|付|承担|掏)|(?:包|免)退货运费|(?:we|the shop|the store|our shop)(?:'ll| will| also| always)* (?:pays?|covers?|bears?)|(?:don't|do not|needn't) (?:have to |need to )?pay|free returns?|returns are (?:always )?free"),
        AT_ONCE("立即|马上|立刻|秒到|当天到账|实时|immediate|instant|at once|right away|same day"),
        REACH(
                "任何|所有|一律|全部|无条件|无门槛|没有(?:任何)?(?:使用)?(?:门槛|限制|条件|要求)|不限|随时|全国|都(?:可以|能|免|包|支持)|\\b(?:any(?! (?:other|questions?))|all|every|always|everything|anytime|unconditional|no (?:minimum|conditions?|restrictions?|limits?)|regardless|whatever|anything)\\b");

        private final Pattern pattern;

        Benefit(String pattern) {
            this.pattern = Pattern.compile(pattern);
        }

        boolean in(String normal) {
            return pattern.matcher(normal).find();
        }
    }

    private static final Set<Condition> MINOR = Set.of(Condition.REGION, Condition.STOCK);
    private static final Set<Condition> RESTRICTING = Set.of(
            Condition.ONLY, Condition.MINIMUM, Condition.FAULT, Condition.MEMBER, Condition.PAYMENT, Condition.CASE);

    @Override
    public List<Finding> judge(Statement statement, Material material) {
        if (Refusals.honest(statement.normal())) {
            return List.of();
        }
        String said = statement.normal();
        Set<String> topic = new HashSet<>(statement.content());
        topic.addAll(material.askedContent());
        for (Benefit benefit : Benefit.values()) {
            if (benefit.in(said)) {
                Set<Condition> dropped = dropped(benefit, said, topic, material);
                if (!dropped.isEmpty()) {
                    return Guard.finding("condition", "the evidence says so only under a condition: " + dropped);
                }
            }
        }
        return List.of();
    }

    private static Set<Condition> dropped(Benefit benefit, String said, Set<String> topic, Material material) {
        Set<Condition> named = Condition.of(said);
        if (benefit != Benefit.REACH) {
            named.addAll(Condition.of(material.question()));
            named.remove(Condition.CASE);
        }
        Set<Condition> needed = EnumSet.noneOf(Condition.class);
        for (Statement evidence : material.evidence()) {
            if (!touches(benefit, evidence, topic)) {
                continue;
            }
            Set<Condition> conditions = Condition.of(evidence.normal());
            conditions.removeAll(MINOR);
            if (benefit == Benefit.REACH && restricting(conditions).isEmpty()) {
                continue;
            }
            boolean met = conditions.isEmpty()
                    || (benefit == Benefit.REACH
                            ? named.containsAll(restricting(conditions))
                            : conditions.stream().anyMatch(named::contains));
            if (met) {
                return Set.of();
            }
            needed.addAll(conditions);
        }
        return needed;
    }

    private static Set<Condition> restricting(Set<Condition> conditions) {
        Set<Condition> some = EnumSet.noneOf(Condition.class);
        some.addAll(conditions);
        some.retainAll(RESTRICTING);
        return some;
    }

    private static boolean touches(Benefit benefit, Statement evidence, Set<String> topic) {
        long shared = evidence.content().stream().filter(topic::contains).count();
        return benefit == Benefit.REACH
                ? shared >= 2 && !benefit.in(evidence.normal())
                : shared >= 1 && benefit.in(evidence.normal());
    }
}
