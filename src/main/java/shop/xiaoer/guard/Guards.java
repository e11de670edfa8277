package shop.xiaoer.guard;

import java.util.ArrayList;
import java.util.List;
import shop.xiaoer.text.Sentences;
import shop.xiaoer.text.TextRange;

/**
 * All guards in their order. A sentence is judged whole, because the condition of a clause may stand in the next one.
 * Immutable and pure; safe from any thread; well under a millisecond a sentence.
 */
public final class Guards {
    private final List<Guard> guards = List.of(
            WordingGuards::language,
            WordingGuards::link,
            new ActGuard(),
            new OrderStateGuard(),
            WordingGuards::promise,
            WordingGuards::lecture,
            new FigureGuard(),
            new WindowGuard(),
            new NameGuard(),
            new BindingGuard(),
            new NegationGuard(),
            new ContraryGuard(),
            new ConditionGuard(),
            new ClaimGuard(),
            new ComparisonGuard());

    /** Judges a whole reply. Empty where every sentence may be shown. */
    public List<Verdict> check(String reply, GuardContext context) {
        Material material = Material.of(context);
        List<Verdict> verdicts = new ArrayList<>();
        for (TextRange range : Sentences.split(reply)) {
            verdicts.addAll(sentence(range.of(reply), reply.substring(0, range.from()), material));
        }
        return List.copyOf(verdicts);
    }

    /** Whether a reply says nothing but that the material is silent: a person's cue, whatever its words. */
    public static boolean refuses(String reply) {
        List<TextRange> sentences = Sentences.split(reply);
        List<String> said = sentences.stream()
                .map(range -> Statement.of(range.of(reply), "").normal())
                .filter(sentence -> !Refusals.apology(sentence))
                .toList();
        return !said.isEmpty() && said.stream().allMatch(Refusals::outright);
    }

    List<Verdict> sentence(String written, String before, Material material) {
        Statement statement = Statement.of(written, shop.xiaoer.text.Normaliser.normalise(before));
        List<Verdict> verdicts = new ArrayList<>();
        for (Guard guard : guards) {
            for (Guard.Finding finding : guard.judge(statement, material)) {
                verdicts.add(new Verdict(finding.guard(), written, finding.why()));
            }
        }
        return List.copyOf(verdicts);
    }
}
