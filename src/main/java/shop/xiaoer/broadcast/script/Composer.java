package shop.xiaoer.broadcast.script;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.broadcast.Removed;
import shop.xiaoer.broadcast.ScriptWords;
import shop.xiaoer.broadcast.Segment;
import shop.xiaoer.broadcast.SegmentType;
import shop.xiaoer.broadcast.script.fact.EvidenceJudge;
import shop.xiaoer.broadcast.script.fact.Fact;
import shop.xiaoer.broadcast.script.fact.PolicyQuotes;
import shop.xiaoer.broadcast.script.fact.ScriptFacts;
import shop.xiaoer.compliance.ComplianceCheck;
import shop.xiaoer.text.Language;

/**
 * Puts a script together from what {@link ProductTalk} has to say: a notice, a welcome, the products in rounds of some
 * minutes each, a goodbye. Keeps the length between the words asked for and 1.1 times that, and the notice that the host
 * is an AI coming back in time. One script, one thread.
 */
final class Composer {
    /** A round of one product: about three minutes, after which viewers have changed and the next product is due. */
    private static final int ROUND_WORDS = 700;
    /** Below this a product has no room for one fact and its price. */
    private static final int LEAST_PRODUCT_WORDS = 45;
    /** A stretch with room for one of the shop's rules before it, and how many products lie between two. */
    private static final int POLICY_FROM = 300;

    private static final int POLICY_EVERY = 2;
    /** Turns of {@link ProductTalk#angle()} without a word before a product counts as told to the end. */
    private static final int PATIENCE = 27;

    private final ScriptRequest request;
    private final Language language;
    private final ScriptListener listener;
    private final DraftScreen screen;
    private final SentenceMaker maker;
    private final Deque<Fact> policies = new ArrayDeque<>();
    private final List<ProductTalk> talks = new ArrayList<>();
    private final List<Piece> pieces = new ArrayList<>();
    private final Set<Removed> removed = new LinkedHashSet<>();
    private int total;
    private int reserved;
    private long sinceNoticeMs;

    /** A segment with the sentences that it was made of. */
    record Piece(SegmentDraft draft, Segment segment) {}

    /** Thrown inside one writing when the listener wants no more; never leaves this package. */
    static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    Composer(
            ScriptRequest request, ScriptFacts facts, Grammar grammar, ComplianceCheck check, ScriptListener listener) {
        this.request = request;
        this.language = request.language();
        this.listener = listener;
        SentenceRules rules = new SentenceRules(
                request.persona().taboos(language),
                facts.products().stream().map(ScriptFacts.ProductFacts::product).toList());
        this.maker = new SentenceMaker(grammar, language, new SplittableRandom(request.seed()), rules);
        this.screen = new DraftScreen(check, EvidenceJudge.bench(facts), language, removed::add);
        List<Fact> quotes = new ArrayList<>(PolicyQuotes.spoken(facts.policies(), language));
        boolean returnable =
                facts.products().stream().allMatch(each -> each.product().returnable());
        quotes.removeIf(quote -> !returnable && quote.id().startsWith("policy:return"));
        while (!quotes.isEmpty()) {
            policies.add(quotes.remove(maker.random().nextInt(quotes.size())));
        }
        facts.products().forEach(each -> talks.add(new ProductTalk(each, language, maker, request.persona())));
    }

    SentenceMaker maker() {
        return maker;
    }

    List<Piece> pieces() {
        return List.copyOf(pieces);
    }

    List<Segment> segments() {
        List<Segment> segments = new ArrayList<>();
        pieces.forEach(piece -> segments.add(piece.segment().numbered(segments.size() + 1)));
        return segments;
    }

    List<Removed> removed() {
        return List.copyOf(removed);
    }

    int words() {
        return total;
    }

    /** @return false where the facts do not carry so many words */
    boolean compose() {
        SegmentDraft goodbye = general(SegmentType.signOff, List.of("signOff"));
        reserved = goodbye.words(language);
        emit(notice(), null);
        welcome();
        List<ProductTalk> fitting = fitting();
        int rounds = Math.max(1, Math.round((goal() - total - reserved) / (float) (fitting.size() * ROUND_WORDS)));
        int blocks = rounds * fitting.size();
        Value previous = null;
        for (int block = 0; block < blocks; block++) {
            ProductTalk talk = fitting.get(block % fitting.size());
            int budget = (goal() - total - reserved) / (blocks - block);
            if (budget > POLICY_FROM && block % fitting.size() % POLICY_EVERY == 0) {
                budget -= emit(policy(), null);
            }
            block(talk, budget, block < fitting.size(), previous);
            previous = fitting.size() == 1 ? null : talk.name();
        }
        topUp();
        reserved = 0;
        emit(goodbye, null);
        return total >= request.words() && total <= request.mostWords();
    }

    /** Puts another draft in the place of a piece, as long as the law has nothing against it. */
    boolean replace(int index, SegmentDraft draft) {
        Segment old = pieces.get(index).segment();
        Segment now = screen.checked(draft, index + 1, talk(draft.product()));
        if (draft.isEmpty() || now.blocked()) {
            return false;
        }
        total += count(now) - count(old);
        pieces.set(index, new Piece(draft, now));
        return true;
    }

    /** Brings the length back between its bounds after segments were replaced. */
    boolean settle() {
        while (total > request.mostWords() && shorten()) {}
        Piece last = pieces.removeLast();
        total -= count(last.segment());
        reserved = count(last.segment());
        topUp();
        pieces.add(last);
        total += reserved;
        return total >= request.words() && total <= request.mostWords();
    }

    private boolean shorten() {
        int longest = -1;
        for (int i = 0; i < pieces.size(); i++) {
            boolean mayLose = pieces.get(i).draft().units().size() > 1
                    && pieces.get(i).segment().type() != SegmentType.price;
            if (mayLose && (longest < 0 || words(i) > words(longest))) {
                longest = i;
            }
        }
        if (longest < 0) {
            return false;
        }
        SegmentDraft draft = pieces.get(longest).draft();
        return replace(
                longest, draft.with(draft.units().subList(0, draft.units().size() - 1)));
    }

    private int words(int index) {
        return count(pieces.get(index).segment());
    }

    private int count(Segment segment) {
        return ScriptWords.count(segment.text(), language);
    }

    /** A little over the least, so that a sentence taken out does not end below it. */
    private int goal() {
        return request.words() + Math.min(200, request.words() / 25);
    }

    private int room() {
        return request.mostWords() - total - reserved;
    }

    private List<ProductTalk> fitting() {
        int most = Math.max(1, (goal() - total - reserved) / LEAST_PRODUCT_WORDS);
        talks.stream()
                .skip(most)
                .forEach(talk -> removed.add(new Removed(
                        talk.name().text(), "no room for this product in " + request.words() + " words", talk.id())));
        return talks.stream().limit(most).toList();
    }

    private void welcome() {
        List<String> sections = request.words() < 150
                ? List.of()
                : request.words() < 600 ? List.of("welcome") : List.of("welcome", "welcome.plan", "welcome.how");
        SegmentDraft draft = general(SegmentType.welcome, sections);
        if (!draft.isEmpty()) {
            emit(draft, null);
        }
    }

    private SegmentDraft general(SegmentType type, List<String> sections) {
        Map<String, Value> values = new HashMap<>();
        values.put("host", Value.words(request.persona().name().in(language)));
        if (talks.size() > 1 && talks.size() <= 8) {
            String between = language == Language.ZH ? "、" : ", ";
            values.put(
                    "names",
                    new Value(
                            talks.stream().map(talk -> talk.name().text()).collect(Collectors.joining(between)),
                            null,
                            null,
                            talks.stream()
                                    .flatMap(talk -> talk.name().sources().stream())
                                    .toList(),
                            false));
        }
        return new SegmentDraft(
                type,
                null,
                sections.stream()
                        .map(section ->
                                maker.make(section, values).map(List::of).orElse(List.of()))
                        .toList());
    }

    /** The next of the shop's own rules, quoted; empty where each was told. */
    private SegmentDraft policy() {
        Fact fact = policies.poll();
        if (fact == null) {
            return new SegmentDraft(SegmentType.qa, null, List.of());
        }
        Map<String, Value> values = new HashMap<>();
        values.put("label", Value.named(fact.label(), fact.sources().getFirst()));
        values.put("value", Value.fact(fact.value(), fact.sources()));
        return new SegmentDraft(
                SegmentType.qa,
                null,
                List.of(maker.make("policy", values).map(List::of).orElse(List.of())));
    }

    private SegmentDraft notice() {
        Drafted sentence = maker.again(
                "notice", Map.of("host", Value.words(request.persona().name().in(language))));
        return new SegmentDraft(SegmentType.notice, null, List.of(List.of(sentence)));
    }

    private void block(ProductTalk talk, int budget, boolean first, @Nullable Value previous) {
        List<SegmentDraft> closers = new ArrayList<>();
        closers.add(talk.price(budget > 150));
        if (budget > 90) {
            closers.add(talk.callToAction());
        }
        int left = budget
                - closers.stream().mapToInt(draft -> draft.words(language)).sum();
        List<Supplier<SegmentDraft>> opening = new ArrayList<>();
        if (previous != null && budget > 110) {
            opening.add(() -> talk.bridge(previous, !first));
        }
        if (first) {
            opening.addAll(
                    budget < 130
                            ? List.of(talk::shortHook, talk::point)
                            : List.of(
                                    talk::hook,
                                    talk::pain,
                                    talk::point,
                                    talk::attributes,
                                    talk::proof,
                                    talk::question,
                                    talk::interaction));
        }
        int silent = 0;
        for (int i = 0; left > 12 && silent < PATIENCE; i++) {
            SegmentDraft draft = i < opening.size() ? opening.get(i).get() : talk.angle();
            int spent = emit(fit(draft, left), talk);
            silent = spent == 0 ? silent + 1 : 0;
            left -= spent;
        }
        for (SegmentDraft closer : closers) {
            emit(fit(closer, room()), talk);
        }
    }

    /** The units that fit, in their order; the others may be said later. */
    private SegmentDraft fit(SegmentDraft draft, int left) {
        List<List<Drafted>> kept = new ArrayList<>();
        int open = Math.min(left, room());
        for (List<Drafted> unit : draft.units()) {
            int words = SegmentDraft.words(unit, language);
            if (words <= open) {
                kept.add(unit);
                open -= words;
            } else {
                unit.forEach(maker::forget);
            }
        }
        return draft.with(kept);
    }

    /** Sentences before the goodbye until the least length is there. */
    private void topUp() {
        int silent = 0;
        for (int i = 0; total + reserved < request.words() && silent < PATIENCE * talks.size(); i++) {
            ProductTalk talk = talks.get(i % talks.size());
            int missing = request.words() - total - reserved;
            int spent = missing > 25 ? emit(fit(talk.angle(), room()), talk) : 0;
            if (spent == 0) {
                spent = emit(filler(), null);
            }
            silent = spent == 0 ? silent + 1 : 0;
        }
    }

    private SegmentDraft filler() {
        List<Drafted> unit = maker.make("fit", Map.of(), 1, Math.max(1, room()))
                .map(List::of)
                .orElse(List.of());
        return new SegmentDraft(SegmentType.interaction, null, List.of(unit));
    }

    /** Adds a segment, a notice before it where one is due; returns the words that came in. */
    private int emit(SegmentDraft draft, @Nullable ProductTalk talk) {
        if (listener.cancelled()) {
            throw new Stopped();
        }
        Piece lawful = screen.lawful(draft, pieces.size() + 1, talk);
        if (lawful.draft().isEmpty()) {
            return 0;
        }
        Segment segment = lawful.segment();
        long interval = request.platform().noticeEvery().toMillis();
        int noticed = 0;
        if (draft.type() == SegmentType.notice) {
            sinceNoticeMs = 0;
        } else if (sinceNoticeMs + segment.estMs() > interval - interval / 20) {
            noticed = emit(notice(), null);
        }
        sinceNoticeMs += segment.estMs();
        segment = segment.numbered(pieces.size() + 1);
        pieces.add(new Piece(lawful.draft(), segment));
        total += count(segment);
        listener.segment(segment, Math.min(1, total / (double) request.words()));
        return count(segment) + noticed;
    }

    private @Nullable ProductTalk talk(@Nullable String product) {
        return talks.stream()
                .filter(talk -> talk.id().equals(product))
                .findFirst()
                .orElse(null);
    }
}
