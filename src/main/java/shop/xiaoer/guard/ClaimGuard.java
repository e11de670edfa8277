package shop.xiaoer.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import shop.xiaoer.guard.reading.Vocabulary;

/**
 * A claim without a figure must stand in the evidence, of the same goods, affirmed where the reply affirms it and denied
 * where it denies it: silence of the evidence bears neither "it has won a prize" nor "it has won none". A bare yes
 * claims what the question asked.
 */
final class ClaimGuard implements Guard {
    private static final Pattern YES = Pattern.compile(
            "^ *(?:yes|yeah|yep|sure|of course|certainly|absolutely|correct|right|是的|对的?|有的|可以的?|能的?|会的|没错|当然|嗯)[,.!。 ]*");
    private static final Pattern OPEN = Pattern.compile("是不是|有没有|能不能|会不会|是否|\\bwhether\\b|\\bif (?:it|there|they)\\b");
    private static final int BARE = 1;
    private static final int EXPLAINS = 2;

    @Override
    public List<Finding> judge(Statement statement, Material material) {
        if (Refusals.outright(statement.normal())) {
            return List.of();
        }
        Set<Claims.Claim> known = material.claims(material.goods(statement.normal()));
        for (Claims.Claim claim : claimed(statement, material)) {
            if (!known.contains(claim) && !(claim.denied() && isExplained(claim, statement, material))) {
                return Guard.finding(
                        "claim",
                        "the evidence does not " + (claim.denied() ? "deny" : "bear out") + ": " + claim.name());
            }
        }
        return List.of();
    }

    /** Whether every claim of these words stands in the evidence, and there is one. */
    static boolean borneOut(String words, Set<String> goods, Material material) {
        List<Claims.Claim> claims = Claims.of(words);
        return !claims.isEmpty() && material.claims(goods).containsAll(claims);
    }

    private static List<Claims.Claim> claimed(Statement statement, Material material) {
        List<Claims.Claim> claims = new ArrayList<>();
        boolean honest = Refusals.honest(statement.normal());
        for (String clause : statement.clauses()) {
            boolean silent =
                    Refusals.honest(clause) || honest && OPEN.matcher(clause).find();
            if (!silent && !clause.strip().endsWith("?")) {
                claims.addAll(Claims.of(clause));
            }
        }
        boolean bareYes = claims.isEmpty()
                && YES.matcher(statement.normal()).find()
                && statement.content().size() <= BARE;
        if (bareYes) {
            Claims.of(material.question()).forEach(asked -> claims.add(new Claims.Claim(asked.name(), false)));
        }
        return claims;
    }

    /** "It is not plastic, it is aluminium": what is there instead comes next, and stands in the evidence. */
    private static boolean isExplained(Claims.Claim claim, Statement statement, Material material) {
        List<String> clauses = statement.clauses();
        for (int i = 0; i + 1 < clauses.size(); i++) {
            boolean denied = Claims.of(clauses.get(i)).contains(claim);
            String next = clauses.get(i + 1);
            long known = Vocabulary.content(next).stream()
                    .filter(material.content()::contains)
                    .count();
            if (denied && known >= EXPLAINS && !NegationGuard.denies(next)) {
                return true;
            }
        }
        return false;
    }
}
