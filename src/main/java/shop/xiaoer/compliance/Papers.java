package shop.xiaoer.compliance;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.compliance.figure.Figures;
import shop.xiaoer.compliance.figure.Numbers;
import shop.xiaoer.text.Language;
import shop.xiaoer.text.Words;

/**
 * What the shop can prove, and whether a claim follows from it: the claim's figures and its reach (all the country, all
 * the world) must be in the paper, the claim's own word too, and enough of the rest.
 */
final class Papers {
    private static final Pattern VOID = Pattern.compile(
            "(?<![未效])过期|(?:已|现|均)失效|已作废|已?(?:被)?撤销|已终止|不在[^,。]{0,24}(?:列|名单)|申请中|待审|(?:没有|没|无|未|尚未|暂无)(?:任何|能)?(?:取得|获得|获|做|进行|授权|报告|证明|证据|数据|检测|专利|注册|批准|备案|依据)"
                    + "|未获奖|未参赛|未授权|未取得|实质审查|受理通知书|入围|初选|(?:均|并|查)无|无(?:任何|该|此|论文|研究|排名|合作|相关)|不合格|仅为|不含本"
                    + "|\\b(?:expired|revoked|withdrawn|pending|no (?:test|data|proof|evidence|study|report)|not (?:tested|proven|approved|verified))\\b");
    private static final Pattern REACH =
            Pattern.compile("全球|全国|全网|全行业|行业|亚洲|\\b(?:world|global|national|nation|america|europe|industry)\\b");
    private static final Set<String> STOP = Set.of(
            "the", "a", "an", "of", "in", "on", "is", "are", "was", "and", "or", "it", "this", "that", "our", "we",
            "your", "you", "with", "for", "to", "by", "at", "has", "have", "be", "as", "from", "its", "us", "all", "i",
            "they", "their", "one", "did", "do", "not", "so", "just", "here", "my");
    private static final String STOP_ZH = "的了是在和与及都也就很我们这款咱家吧呢啊哦宝个有一被把那它";
    private static final double SHARE_ZH = 0.25;
    private static final double SHARE_EN = 0.35;
    private static final int ENOUGH = 3;

    private final List<String> evidence;
    private final Language language;
    private final Evasions evasions;
    private final @Nullable Rebuttal rebuttal;
    private @Nullable List<String> texts;
    private @Nullable List<String> folded;

    Papers(ComplianceContext context, Evasions evasions, PaperRules rules) {
        this.evidence = context.evidence();
        this.language = context.language();
        this.evasions = evasions;
        this.rebuttal = switch (language) {
            case ZH -> null;
            case EN ->
                new Rebuttal(
                        rules,
                        evidence.stream()
                                .map(each -> Folding.fold(each, Language.EN, evasions)
                                        .text())
                                .toList(),
                        context);
        };
    }

    /** Whether the papers, prices or what they tell speak against a sentence. English only. */
    boolean speakAgainst(String sentence) {
        return rebuttal != null && rebuttal.against(sentence);
    }

    /** All papers in one spelling, those too that prove nothing. */
    List<String> all() {
        List<String> known = folded;
        if (known == null) {
            known = evidence.stream()
                    .map(each -> Folding.fold(each, language, evasions).text())
                    .toList();
            folded = known;
        }
        return known;
    }

    /** Whether a paper says one of the patterns and none of the others. */
    boolean denied(List<Pattern> says, List<Pattern> unless, Claim claim) {
        List<String> against = all().stream()
                .filter(paper -> against(says, paper, claim) && (unless.isEmpty() || !found(unless, paper)))
                .toList();
        if (against.isEmpty()) {
            return false;
        }
        // With one paper there is no doubt what it is about; of many, one on another matter says nothing.
        Set<String> words = matter(claim.around());
        return all().size() == 1
                || against.stream().anyMatch(paper -> matter(paper).stream().anyMatch(words::contains));
    }

    /** What a text is about: its words without figures and measures. */
    private Set<String> matter(String text) {
        return content(Figures.without(canonical(text)));
    }

    /** Whether a paper speaks of the matter and none has the words of the claim's group {@code what}. */
    boolean absent(List<Pattern> says, List<Pattern> unless, Claim claim) {
        String what = claim.group("what").orElseGet(claim::words);
        return all().stream().anyMatch(paper -> found(says, paper) && (unless.isEmpty() || !found(unless, paper)))
                && all().stream().noneMatch(paper -> paper.contains(what));
    }

    /**
     * Whether a paper speaks against the claim. A pattern with a group {@code is} says what the paper is about: it speaks
     * against a claim that names something else.
     */
    private boolean against(List<Pattern> patterns, String paper, Claim claim) {
        for (Pattern pattern : patterns) {
            Matcher matcher = pattern.matcher(paper);
            if (matcher.find()
                    && (!pattern.namedGroups().containsKey("is")
                            || content(matcher.group("is")).stream().noneMatch(content(claim.around())::contains))) {
                return true;
            }
        }
        return false;
    }

    private static boolean found(List<Pattern> patterns, String text) {
        return patterns.stream().anyMatch(pattern -> pattern.matcher(text).find());
    }

    /** Whether the words have figures and the papers have each of them. */
    boolean sameFigures(Claim claim) {
        List<Figures.Figure> words = Figures.of(claim.words());
        List<Figures.Figure> said = words.isEmpty() ? Figures.of(claim.sentence()) : words;
        List<Figures.Figure> every =
                texts().stream().flatMap(paper -> Figures.of(paper).stream()).toList();
        return !said.isEmpty()
                && said.stream().allMatch(figure -> every.stream().anyMatch(figure::saidOf));
    }

    /** Whether the sentence has a figure that no paper has, where one that speaks of the same has another. */
    boolean otherFigures(Claim claim) {
        if (evidence.isEmpty() || language != Language.ZH) {
            return false;
        }
        List<Figures.Figure> said =
                Figures.of(NOT_CLAIMED.matcher(claim.sentence()).replaceAll(""));
        if (said.isEmpty()) {
            return false;
        }
        Set<String> words = matter(claim.sentence());
        List<Figures.Figure> every =
                all().stream().flatMap(paper -> Figures.of(paper).stream()).toList();
        return said.stream()
                .filter(figure -> !figure.unit().isEmpty())
                .filter(figure -> every.stream().noneMatch(figure::saidOf))
                .anyMatch(figure -> all().stream()
                        .filter(paper ->
                                figure.counted() || matter(paper).stream().anyMatch(words::contains))
                        .anyMatch(paper -> Figures.of(paper).stream()
                                .anyMatch(other -> other.unit().equals(figure.unit()))));
    }

    /** The papers that stand, in one spelling; read when a claim first asks for them: most texts claim nothing. */
    private List<String> texts() {
        List<String> known = texts;
        if (known == null) {
            known = all().stream()
                    .filter(each -> !VOID.matcher(each).find())
                    .map(this::canonical)
                    .toList();
            texts = known;
        }
        return known;
    }

    /** Whether one of the papers, or all together, say what is claimed. */
    boolean support(Claim claim) {
        if (texts().isEmpty() || speakAgainst(claim.sentence())) {
            return false;
        }
        String clause = canonical(claim.clause());
        String wide = canonical(claim.sentence());
        String said = content(clause).size() < ENOUGH ? wide : clause;
        return texts().stream().anyMatch(paper -> supports(paper, claim, said))
                || (texts().size() > 1 && supports(String.join("。", texts()), claim, said));
    }

    /** Whether a paper says what one of the patterns asks for. */
    boolean say(List<Pattern> patterns) {
        return texts().stream()
                .anyMatch(paper ->
                        patterns.stream().anyMatch(p -> p.matcher(paper).find()));
    }

    /** Whether a paper names this figure beside the words of the pattern. */
    boolean figure(BigDecimal figure, Pattern beside) {
        return texts().stream()
                .anyMatch(paper -> beside.matcher(paper).find()
                        && Numbers.all(paper).stream().anyMatch(n -> n.compareTo(figure) == 0));
    }

    private boolean supports(String paper, Claim claim, String said) {
        if (language == Language.EN && rebuttal != null) {
            // That the paper says nothing else is settled by then: see speakAgainst.
            return reaches(paper, said) && rebuttal.bearsOut(claim, paper);
        }
        return figuresHold(paper, said)
                && ranksHold(paper, said)
                && reaches(paper, said)
                && keyIn(paper, canonical(claim.words()))
                && shares(content(paper), content(said));
    }

    private boolean figuresHold(String paper, String said) {
        return switch (language) {
            case ZH -> {
                List<Figures.Figure> known = Figures.of(paper);
                yield Figures.of(said).stream()
                        .allMatch(figure -> known.stream().anyMatch(figure::saidOf));
            }
            case EN -> holdsAll(Numbers.all(paper), Numbers.all(said));
        };
    }

    /** A first rank that is claimed must be the rank that the paper gives. */
    private static boolean ranksHold(String paper, String said) {
        Matcher other = LATER_RANK.matcher(paper);
        return !said.contains("第第") || paper.contains("第第") || !other.find();
    }

    private static final Pattern NOT_CLAIMED = Pattern.compile("(?:别|不是|不算|不到|没到|不要|不等于)[^,。!?;]*");
    private static final Pattern LATER_RANK = Pattern.compile("(?:第|排名?)(?:[2-9二三四五六七八九]|1\\d|十)");

    private static boolean holdsAll(Set<BigDecimal> paper, Set<BigDecimal> claimed) {
        return paper.containsAll(claimed);
    }

    private static boolean reaches(String paper, String said) {
        Matcher matcher = REACH.matcher(said);
        while (matcher.find()) {
            if (!paper.contains(matcher.group())) {
                return false;
            }
        }
        return true;
    }

    private boolean keyIn(String paper, String words) {
        Set<String> key = content(words);
        if (key.isEmpty()) {
            return true;
        }
        Set<String> known = content(paper);
        return key.stream().anyMatch(known::contains);
    }

    private boolean shares(Set<String> paper, Set<String> said) {
        if (said.isEmpty()) {
            return false;
        }
        long common = said.stream().filter(paper::contains).count();
        double share = switch (language) {
            case ZH -> SHARE_ZH;
            case EN -> SHARE_EN;
        };
        return common >= ENOUGH || (double) common / said.size() >= share;
    }

    private Set<String> content(String text) {
        return switch (language) {
            case ZH -> pairs(text);
            case EN -> {
                List<String> stems = new ArrayList<>(Words.stems(text));
                stems.removeIf(STOP::contains);
                yield new HashSet<>(stems);
            }
        };
    }

    /** Neighbouring Han signs, two by two: Chinese words without a dictionary. */
    private static Set<String> pairs(String text) {
        Set<String> pairs = new HashSet<>();
        for (int i = 0; i + 1 < text.length(); i++) {
            if (carries(text.charAt(i)) && carries(text.charAt(i + 1))) {
                pairs.add(text.substring(i, i + 2));
            }
        }
        return pairs;
    }

    private static boolean carries(char sign) {
        return Character.UnicodeScript.of(sign) == Character.UnicodeScript.HAN && STOP_ZH.indexOf(sign) < 0;
    }

    /** One word for what says the same, so that 销量冠军 is found in 销量排名第一. */
    private String canonical(String text) {
        return switch (language) {
            case ZH ->
                RANK.matcher(FIRST.matcher(COUNTRY.matcher(WORLD.matcher(text).replaceAll("全球"))
                                        .replaceAll("全国"))
                                .replaceAll("首次"))
                        .replaceAll("第第");
            case EN -> RANK_EN.matcher(text).replaceAll("topmost ");
        };
    }

    private static final Pattern WORLD = Pattern.compile("国际|全世界|世界|宇宙");
    private static final Pattern COUNTRY = Pattern.compile("中国|国内");
    private static final Pattern FIRST = Pattern.compile("首家|首个|首款|首创|率先|第一[家个款台]");
    private static final Pattern RANK =
            Pattern.compile("冠军|榜首|首位|第一名?|夺冠|销冠|连榜|霸榜|蝉联|稳坐|登顶|no\\.? ?1(?!\\d)|top ?1(?!\\d)|第1(?!\\d)");
    private static final Pattern RANK_EN = Pattern.compile(
            "number one|(?:#|no\\.? ?)1(?!\\d)|ranked first|top[- ]selling|best[- ]selling|best[- ]seller");
}
