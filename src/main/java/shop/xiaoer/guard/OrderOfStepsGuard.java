package shop.xiaoer.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import shop.xiaoer.guard.reading.Vocabulary;

/** Steps come in the order of the evidence: "first the pass, then the basket" may not be told the other way round. */
final class OrderOfStepsGuard implements Guard {
    private static final Pattern STEPS = Pattern.compile(
            "先|首先|然后|接着|再(?!次)|最后|之后|以后|后(?!天)|之前|以前|前(?!天|提|台)|才|第[一二三四五]步|\\bfirst\\b|\\bthen\\b|\\bafter(?:wards)?\\b|\\bbefore\\b|\\bonce\\b|\\bfinally\\b|\\bnext\\b|\\blast(?:ly)?\\b|\\buntil\\b|\\bwhen\\b");
    private static final Pattern PIECES = Pattern.compile(
            "[,;:。.!]|先|首先|然后|接着|再|最后|之后|以后|后(?!天)|之前|以前|前(?!天|提|台)|才|第[一二三四五]步|\\bfirst\\b|\\bthen\\b|\\bafter(?:wards)?\\b|\\bbefore\\b|\\bonce\\b|\\bfinally\\b|\\bnext\\b|\\band\\b|\\bwhen\\b|\\buntil\\b|→|->|\\d[.、)]");
    /** What stands after it comes first, or what stands before it comes last. */
    private static final Pattern TURNS =
            Pattern.compile("\\bafter\\b|\\bonce\\b|\\bbefore\\b|之前|以前|前(?!天|提|台)|\\bwhen\\b");

    private static final double LEAST_SHARE = 0.5;

    private record Step(Set<String> content) {}

    @Override
    public List<Finding> judge(Statement statement, Material material) {
        if (!STEPS.matcher(statement.normal()).find() || Refusals.honest(statement.normal())) {
            return List.of();
        }
        List<Step> said = steps(statement.normal());
        List<Step> known = new ArrayList<>();
        material.evidence().stream()
                .filter(evidence -> STEPS.matcher(evidence.normal()).find()
                        || evidence.normal().contains("→"))
                .forEach(evidence -> known.addAll(steps(evidence.normal())));
        List<Integer> places = new ArrayList<>();
        for (Step step : said) {
            int place = place(step, known);
            if (place >= 0 && (places.isEmpty() || places.getLast() != place)) {
                places.add(place);
            }
        }
        return isTurned(places) ? Guard.finding("steps", "the evidence has the steps in another order") : List.of();
    }

    private static boolean isTurned(List<Integer> places) {
        for (int i = 1; i < places.size(); i++) {
            if (places.get(i) < places.get(i - 1)) {
                return true;
            }
        }
        return false;
    }

    private static int place(Step step, List<Step> known) {
        int best = -1;
        double most = LEAST_SHARE - 1e-9;
        for (int i = 0; i < known.size(); i++) {
            Set<String> content = known.get(i).content();
            long shared = step.content().stream().filter(content::contains).count();
            double share = shared / (double) Math.max(1, Math.min(step.content().size(), content.size()));
            if (share > most) {
                most = share;
                best = i;
            }
        }
        return best;
    }

    /** In the order of time: "B after A" and "before B, A" are A, B. */
    private static List<Step> steps(String normal) {
        List<Step> steps = new ArrayList<>();
        for (String sentence : normal.split("[。;!]|\\. ")) {
            List<Step> of = new ArrayList<>();
            for (String piece : PIECES.split(sentence)) {
                Set<String> content = Vocabulary.content(piece);
                if (!content.isEmpty()) {
                    of.add(new Step(content));
                }
            }
            steps.addAll(turned(sentence, of));
        }
        return steps;
    }

    private static List<Step> turned(String sentence, List<Step> steps) {
        Matcher turn = TURNS.matcher(sentence);
        if (steps.size() != 2 || !turn.find()) {
            return steps;
        }
        boolean leads = sentence.substring(0, turn.start()).isBlank();
        boolean later = turn.group().equals("before");
        boolean han = Character.UnicodeScript.of(turn.group().charAt(0)) == Character.UnicodeScript.HAN;
        boolean turned = han || (later ? leads : !leads);
        return turned ? steps.reversed() : steps;
    }
}
