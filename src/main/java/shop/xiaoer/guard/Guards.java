package shop.xiaoer.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.text.Sentences;
import shop.xiaoer.text.TextRange;

/**
 * All guards in their order. A sentence is judged whole, because the condition of a clause may stand in the next one.
 * Immutable and pure; safe from any thread; well under a millisecond a sentence.
 */
public final class Guards {
    /** Guards whose finding is a fact; those of the others are read from words and can err. */
    private static final Set<String> CERTAIN = Set.of(
            "price",
            "number",
            "date",
            "window",
            "act",
            "orderState",
            "promise",
            "link",
            "language",
            "lecture",
            "apology",
            "product");

    /** How a yes or no begins. */
    private static final Pattern VERDICT = Pattern.compile(
            "^[\\p{P}\\s]*(?:不|没|可以|能|行|会|是|有|够|对|当然|yes\\b|no\\b|sure\\b|of course\\b|(?:it|they|you|we) (?:can|will|would|do|does|is|are|may)\\b)");

    /**
     * Logarithms of odds. A finding needs little beside it to hold a sentence, and without any the other signs have to
     * speak plainly against it.
     */
    private static final double LEAST_WITH_FINDING = -0.5;

    private static final double LEAST_WITHOUT = 0.5;
    private final List<Guard> guards = List.of(
            WordingGuards::language,
            WordingGuards::link,
            new ActGuard(),
            new OrderStateGuard(),
            WordingGuards::promise,
            WordingGuards::lecture,
            new FigureGuard(),
            new WindowGuard(),
            new StartGuard(),
            new LimitGuard(),
            new NameGuard(),
            new BindingGuard(),
            new NegationGuard(),
            new ContraryGuard(),
            new ConditionGuard(),
            new ClaimGuard(),
            new ListGuard(),
            new ReasonGuard(),
            new ActorGuard(),
            new OrderOfStepsGuard(),
            new ComparisonGuard());
    private final @Nullable Weights weights;
    private final boolean factsAlone;

    /** The guards as they stand before a shopper. */
    public Guards() {
        this(Weights.learnt(), false);
    }

    private Guards(@Nullable Weights weights, boolean factsAlone) {
        this.weights = weights;
        this.factsAlone = factsAlone;
    }

    /** Without the weighing: whatever a guard finds holds the sentence. For comparison, and to learn the weights. */
    public static Guards unweighed() {
        return new Guards(null, false);
    }

    /**
     * For words in another language than the evidence, whose words cannot be compared: what holds a sentence is a finding
     * that is a fact, such as a figure, a date, a name or an act that stands nowhere.
     */
    public static Guards acrossLanguages() {
        return new Guards(null, true);
    }

    /** Judges a whole reply. Empty where every sentence may be shown. */
    public List<Verdict> check(String reply, GuardContext context) {
        Material material = Material.of(context);
        List<Verdict> verdicts = new ArrayList<>();
        for (TextRange range : Sentences.split(reply)) {
            verdicts.addAll(sentence(range.of(reply), reply.substring(0, range.from()), material));
        }
        boolean says = Sentences.split(reply).stream().anyMatch(range -> says(range.of(reply), material));
        if (verdicts.isEmpty() && !says && !reply.isBlank()) {
            verdicts.add(bare(reply));
        }
        return List.copyOf(verdicts);
    }

    /**
     * Whether a sentence is more than a yes or no to the question's own words: "No, it would not fit" to "would it fit?"
     * names no fact that it rests on, and a small model says so as readily as the contrary.
     */
    static boolean says(String written, Material material) {
        Statement statement = Statement.of(written, "");
        return !VERDICT.matcher(statement.normal()).find()
                || statement.normal().chars().anyMatch(Character::isDigit)
                || !material.askedContent().containsAll(statement.content());
    }

    static Verdict bare(String written) {
        return new Verdict("bare", written, "it names no fact of the evidence that it rests on");
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
        Statement statement = Statement.of(written, Statement.normal(before));
        List<Guard.Finding> findings = findings(statement, material);
        return weighed(findings, statement, material).stream()
                .map(finding -> new Verdict(finding.guard(), written, finding.why()))
                .toList();
    }

    List<Guard.Finding> findings(Statement statement, Material material) {
        List<Guard.Finding> findings = new ArrayList<>();
        guards.forEach(guard -> findings.addAll(guard.judge(statement, material)));
        return List.copyOf(findings);
    }

    /** What is certain stays found. The rest is weighed with all other signs, which may speak for or against it. */
    private List<Guard.Finding> weighed(List<Guard.Finding> findings, Statement statement, Material material) {
        if (factsAlone) {
            return findings.stream()
                    .filter(finding -> CERTAIN.contains(finding.guard()))
                    .toList();
        }
        if (weights == null || isCertain(findings)) {
            return findings;
        }
        double against = weights.against(Signs.of(statement, material, findings));
        if (!findings.isEmpty()) {
            return against > LEAST_WITH_FINDING ? findings : List.of();
        }
        return against > LEAST_WITHOUT ? Guard.finding("evidence", "the evidence does not bear it out") : List.of();
    }

    static boolean isCertain(List<Guard.Finding> findings) {
        return findings.stream().anyMatch(finding -> CERTAIN.contains(finding.guard()));
    }
}
