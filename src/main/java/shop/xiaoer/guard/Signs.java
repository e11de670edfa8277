package shop.xiaoer.guard;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import shop.xiaoer.guard.reading.Quantities;
import shop.xiaoer.guard.reading.Quantity;
import shop.xiaoer.guard.reading.Vocabulary;
import shop.xiaoer.text.Language;

/**
 * What speaks for and against a sentence beside what the guards found: how much of it stands in the evidence, whether the
 * clause of the evidence that is nearest affirms what it affirms, what the question asked, how wide and how sure it
 * speaks. {@link Weights} says what each is worth. Pure.
 */
final class Signs {
    private static final Pattern YES = Pattern.compile(
            "^ *(?:yes|yeah|yep|sure|of course|certainly|absolutely|correct|right|no problem|是的|对的?|有的|可以的?|能的?|会的|没错|当然|嗯|支持|行的?|送的?|包的?|没问题|好的)[,.!。 ]*");
    private static final Pattern POLAR = Pattern.compile(
            "吗|么|不\\??$|没\\??$|能不能|可不可以|是不是|有没有|会不会|行不行|^ *(?:do|does|did|is|are|was|were|can|could|will|would|has|have|may|should)\\b|\\?$");
    private static final Pattern SCOPE = Pattern.compile(
            "任何|所有|一律|全部|全都|都|随时|每次|不管|无论|永远|一直|\\b(?:any|all|every|always|everything|anytime|whenever|wherever|whatever|regardless|completely|fully|never|forever|each)\\b");
    private static final Pattern ONLY = Pattern.compile(
            "仅|只|限|除外|除了|不含|不包括|须|才|\\bonly\\b|except|exclud|unless|must|limited|not (?:covered|included)");
    private static final Pattern WHY = Pattern.compile("因为|由于|所以|毕竟|because|since|due to|as the|so that");
    private static final Pattern WILL =
            Pattern.compile("会|将|马上|一定|保证|肯定|放心|will|'ll|going to|promise|guarantee|don't worry|definitely");
    private static final Pattern DONE = Pattern.compile("已|了|\\bha(?:ve|s)\\b|'ve|been|done|just");
    private static final Pattern HEDGE =
            Pattern.compile("应该|大概|估计|可能|一般|通常|probably|generally|usually|typically|likely|should be|i think");
    private static final Pattern HANDS_ON =
            Pattern.compile("客服|人工|确认|问一下|咨询|联系|colleague|check with|ask|confirm|person|team|contact");
    private static final double[] STEPS = {.2, .35, .5, .65, .8, .9};
    private static final List<String> STEPPED =
            List.of("stands", "standsOrAsked", "asked", "agrees", "standsInOne", "mixed", "leastClause");
    private static final List<String> MANNERS =
            List.of("yes", "denies", "polar", "honest", "wide", "why", "hedges", "done", "will", "unlimited", "asks");
    private static final List<String> MATTERS =
            List.of("stands", "new", "opposed", "asked", "yesToDenied", "uncovered", "onlyAsked", "mixed");

    private final Map<String, Double> signs = new TreeMap<>();
    private final Statement statement;
    private final Material material;
    private final String words;

    private Signs(Statement statement, Material material) {
        this.statement = statement;
        this.material = material;
        this.words = statement.normal();
    }

    /** Each sign by its name, 0..1; crossed signs and those of one language under names of their own. */
    static Map<String, Double> of(Statement statement, Material material, List<Guard.Finding> findings) {
        Signs signs = new Signs(statement, material);
        findings.forEach(finding -> signs.put("found." + finding.guard(), 1));
        signs.coverage();
        signs.manner();
        signs.clauses();
        signs.mixture();
        signs.figures();
        signs.nearest();
        return signs.spread();
    }

    private void put(String name, double value) {
        if (value != 0) {
            signs.put(name, value);
        }
    }

    private void put(String name, boolean holds) {
        put(name, holds ? 1 : 0);
    }

    private double get(String name) {
        return signs.getOrDefault(name, 0.0);
    }

    private void coverage() {
        Set<String> content = statement.content();
        double size = Math.max(1, content.size());
        long stand = content.stream().filter(material.content()::contains).count();
        long onlyAsked = content.stream()
                .filter(word -> !material.content().contains(word)
                        && material.askedContent().contains(word))
                .count();
        put("stands", stand / size);
        put("standsOrAsked", (stand + onlyAsked) / size);
        put("onlyAsked", onlyAsked / size);
        put("new", Math.min(8, content.size() - stand - onlyAsked) / 8.0);
        boolean chinese = material.context().language() == Language.ZH;
        put("long", Math.min(60, words.length() / (chinese ? 1 : 2.5)) / 60);
    }

    private void manner() {
        Set<String> asked = material.askedContent();
        long known = asked.stream().filter(material.content()::contains).count();
        put("asked", asked.isEmpty() ? 1 : known / (double) asked.size());
        boolean yes = YES.matcher(words).find();
        put("yes", yes);
        put("yesToUnknown", yes ? 1 - get("asked") : 0);
        put("yesAlone", yes && statement.content().size() <= 2);
        put("polar", POLAR.matcher(material.question()).find());
        put("honest", Refusals.honest(words));
        put("outright", Refusals.outright(words));
        put("denies", NegationGuard.denies(words));
        boolean wide = SCOPE.matcher(words).find();
        put("wide", wide);
        put("widened", wide && !SCOPE.matcher(material.evidenceText()).find());
        put("why", WHY.matcher(words).find());
        put("will", WILL.matcher(words).find());
        put("done", DONE.matcher(words).find());
        put("hedges", HEDGE.matcher(words).find());
        put("handsOn", HANDS_ON.matcher(words).find());
        put("asks", words.strip().endsWith("?"));
    }

    /** Clause by clause: the nearest one that says the same, and the nearest one that says the opposite. */
    private void clauses() {
        double opposed = 0;
        double opposite = 0;
        double agrees = 0;
        double uncovered = 0;
        List<NegationGuard.Unit> said = NegationGuard.units(statement);
        for (NegationGuard.Unit unit : said) {
            double same = 0;
            double other = 0;
            for (NegationGuard.Unit known : material.units()) {
                double share = share(unit.content(), known.content());
                if (known.denies() == unit.denies()) {
                    same = Math.max(same, share);
                } else {
                    other = Math.max(other, share);
                }
            }
            opposed = Math.max(opposed, other - same);
            opposite = other > same ? Math.max(opposite, other) : opposite;
            agrees += same;
            uncovered = Math.max(uncovered, 1 - Math.max(same, other));
        }
        put("opposed", opposed);
        put("opposite", opposite);
        put("agrees", agrees / Math.max(1, said.size()));
        put("uncovered", uncovered);
        put("clauses", Math.min(4, said.size()) / 4.0);
        question();
    }

    /** Words of one clause that the evidence has, but in clauses apart: a value beside another thing. */
    private void mixture() {
        double mixed = 0;
        double least = 1;
        for (String clause : statement.clauses()) {
            Set<String> content = Vocabulary.content(clause);
            if (content.size() < 2) {
                continue;
            }
            long heard = content.stream().filter(material.content()::contains).count();
            long together = material.units().stream()
                    .mapToLong(known ->
                            content.stream().filter(known.content()::contains).count())
                    .max()
                    .orElse(0);
            mixed = Math.max(mixed, (heard - together) / (double) content.size());
            least = Math.min(least, heard / (double) content.size());
        }
        put("mixed", mixed);
        put("leastClause", least);
    }

    /** A yes says what was asked, a no denies it. */
    private void question() {
        double affirmed = 0;
        double denied = 0;
        for (NegationGuard.Unit known : material.units()) {
            double share = share(material.askedContent(), known.content());
            if (known.denies()) {
                denied = Math.max(denied, share);
            } else {
                affirmed = Math.max(affirmed, share);
            }
        }
        boolean no = get("denies") > 0;
        boolean yes = get("yes") > 0 || !no && get("polar") > 0;
        put("askedDenied", denied);
        put("yesToDenied", yes ? Math.max(0, denied - affirmed) : 0);
        put("noToAffirmed", no ? Math.max(0, affirmed - denied) : 0);
    }

    private static double share(Set<String> one, Set<String> other) {
        if (one.isEmpty()) {
            return 0;
        }
        long shared = one.stream().filter(other::contains).count();
        return shared / (double) Math.max(2, Math.min(one.size(), Math.max(2, other.size())));
    }

    private void figures() {
        List<Quantity> said = Quantities.of(words);
        long known = said.stream()
                .filter(one -> material.known().stream().anyMatch(one::says))
                .count();
        put("figures", Math.min(4, said.size()) / 4.0);
        put("workedOut", Math.min(3, said.size() - known) / 3.0);
    }

    /** The sentence of the evidence that shares most with it: what it requires and this one leaves out. */
    private void nearest() {
        Statement nearest = null;
        double most = -1;
        for (Statement one : material.evidence()) {
            double shared = share(statement.content(), one.content());
            if (shared > most) {
                most = shared;
                nearest = one;
            }
        }
        if (nearest == null) {
            return;
        }
        Set<Condition> said = Condition.of(words);
        Set<Condition> dropped = Condition.of(nearest.normal());
        dropped.removeAll(said);
        put("dropped", Math.min(3, dropped.size()) / 3.0);
        put("droppedOnly", dropped.contains(Condition.ONLY));
        put("droppedCase", dropped.contains(Condition.CASE));
        Set<Condition> added = new HashSet<>(said);
        added.removeAll(Condition.of(material.evidenceText()));
        added.removeAll(Condition.of(material.question()));
        put("added", Math.min(2, added.size()) / 2.0);
        put("nearestOpposes", NegationGuard.denies(nearest.normal()) != get("denies") > 0);
        put(
                "unlimited",
                ONLY.matcher(nearest.normal()).find() && !ONLY.matcher(words).find());
        Set<String> content = statement.content();
        long inOne = content.stream().filter(nearest.content()::contains).count();
        put("standsInOne", inOne / (double) Math.max(1, content.size()));
    }

    private Map<String, Double> spread() {
        Map<String, Double> all = new TreeMap<>();
        String language = material.context().language().tag() + ".";
        signs.forEach((name, value) -> {
            all.put(name, value);
            all.put(language + name, value);
        });
        all.put("any", 1.0);
        all.put(language + "any", 1.0);
        for (String name : STEPPED) {
            for (double step : STEPS) {
                if (get(name) > step) {
                    all.put(name + ">" + step, 1.0);
                }
            }
        }
        for (String manner : MANNERS) {
            for (String matter : MATTERS) {
                if (get(manner) > 0 && get(matter) > 0) {
                    all.put(manner + "*" + matter, get(matter));
                }
            }
        }
        return all;
    }
}
