package shop.xiaoer.broadcast.script;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.broadcast.LiveSlot;
import shop.xiaoer.broadcast.Removed;
import shop.xiaoer.broadcast.ScriptVersion;
import shop.xiaoer.broadcast.Segment;
import shop.xiaoer.broadcast.SegmentType;
import shop.xiaoer.broadcast.SlotText;
import shop.xiaoer.broadcast.script.fact.EvidenceJudge;
import shop.xiaoer.broadcast.script.fact.ScriptFacts;
import shop.xiaoer.llm.Generation;
import shop.xiaoer.llm.LanguageModel;
import shop.xiaoer.llm.ModelListener;
import shop.xiaoer.llm.ModelReply;
import shop.xiaoer.llm.ModelRequest;
import shop.xiaoer.llm.ModelState;
import shop.xiaoer.prompt.Prompt;
import shop.xiaoer.prompt.PromptId;
import shop.xiaoer.prompt.PromptLibrary;
import shop.xiaoer.text.Language;

/**
 * Has the language model say what templates have planned, segment by segment and side by side. The plan's segment stays
 * wherever the model fails or nothing of its text holds; notice, welcome and goodbye are never the model's. Safe from
 * any thread; keeps the calling one waiting until the end.
 */
public final class ModelEngine {
    private static final int MAX_PREEMPTED = 50;
    private static final int MAX_FAILED = 2;
    /** Pieces that are asked for where other words for one segment are wanted: the first may be too like what is there. */
    private static final int MOST_OTHERS = 2;

    private final LanguageModel model;
    private final PromptLibrary prompts;
    private final TemplateEngine templates;
    private final Settings settings;
    private final InstantSource clock;

    /**
     * @param parallel segments under way at a time
     * @param perSegment time for one, its wait in the queue counted in
     * @param perOther time for other words of one segment, for which somebody waits
     */
    public record Settings(int parallel, Duration perSegment, Duration perOther, double temperature) {
        public Settings {
            if (parallel < 1) {
                throw new IllegalArgumentException("parallel: must be positive, is " + parallel);
            }
        }

        public static Settings standard() {
            return new Settings(4, Duration.ofMinutes(5), Duration.ofSeconds(30), 0.8);
        }
    }

    public ModelEngine(
            LanguageModel model,
            PromptLibrary prompts,
            TemplateEngine templates,
            Settings settings,
            InstantSource clock) {
        this.model = model;
        this.prompts = prompts;
        this.templates = templates;
        this.settings = settings;
        this.clock = clock;
    }

    public boolean up() {
        return model.state() == ModelState.up || model.state() == ModelState.slow;
    }

    ModelState state() {
        return model.state();
    }

    /** The model's name and the hash of the prompt, so that a script can be traced to both. */
    String name(Language language) {
        String hash = prompts.prompt(PromptId.scriptSegment, language).hash();
        return model.name() + " " + PromptId.scriptSegment.fileName() + "@" + hash.substring(0, 12);
    }

    /** Of the plan's grammar and the prompt. */
    String promptHash(Language language) {
        return ScriptVersion.hash(templates.promptHash(language)
                + prompts.prompt(PromptId.scriptSegment, language).hash());
    }

    TemplateEngine.Result write(ScriptRequest request, ScriptFacts facts, ScriptListener listener) {
        return write(request, facts, listener, Set.of());
    }

    /** @param avoid bare sentences that are not to be said */
    TemplateEngine.Result write(ScriptRequest request, ScriptFacts facts, ScriptListener listener, Set<String> avoid) {
        // The plan is not what the listener wants to see.
        Composer composer = templates.composer(request, facts, ScriptListener.silent(listener));
        composer.maker().avoid(avoid);
        if (!composer.compose()) {
            return new TemplateEngine.Result(composer.segments(), composer.removed(), false);
        }
        Writing writing = new Writing(request, facts, listener, composer, Instant.MAX);
        for (int i = 0; i < composer.pieces().size(); i++) {
            if (composer.pieces().get(i).draft().product() != null) {
                writing.open.add(i);
            }
        }
        return writing.write();
    }

    /**
     * Other words for one segment: a new plan's pieces for the same purpose, the likest in length first, each said by the
     * model. Ends within {@link Settings#perOther}.
     *
     * @param request with a seed that the segment was not written with
     * @param avoid bare sentences that are not to be said
     * @return what the model said and the facts and the law bear; empty where nothing came in time
     */
    List<Segment> others(ScriptRequest request, ScriptFacts facts, Segment like, Set<String> avoid) {
        Composer composer = templates.composer(request, facts, ScriptListener.none());
        composer.maker().avoid(avoid);
        String product = like.product();
        if (product == null || !composer.compose()) {
            return List.of();
        }
        List<Composer.Piece> pieces = composer.pieces();
        int length = like.estMs();
        Writing writing = new Writing(
                request, facts, ScriptListener.none(), composer, clock.instant().plus(settings.perOther()));
        IntStream.range(0, pieces.size())
                .filter(i -> pieces.get(i).segment().type() == like.type()
                        && product.equals(pieces.get(i).draft().product()))
                .boxed()
                .sorted(Comparator.comparingInt(
                        i -> Math.abs(pieces.get(i).segment().estMs() - length)))
                .limit(MOST_OTHERS)
                .forEach(writing.open::add);
        writing.runAll();
        return writing.taken.stream()
                .map(index -> composer.pieces().get(index).segment())
                .toList();
    }

    private record Ended(int index, ModelReply reply) {}

    /** One script under way. */
    private final class Writing {
        private final ScriptRequest request;
        private final ScriptFacts facts;
        private final ScriptListener listener;
        private final Composer composer;
        private final ModelText reader;
        private final EvidenceJudge.Bench judges;
        private final List<Removed> removed = new ArrayList<>();
        private final BlockingQueue<Ended> ended = new LinkedBlockingQueue<>();
        private final Map<Integer, Generation> running = new HashMap<>();
        private final Map<Integer, Integer> preempted = new HashMap<>();
        private final Map<Integer, Integer> failed = new HashMap<>();
        private final Deque<Integer> open = new ArrayDeque<>();
        private final List<Integer> taken = new ArrayList<>();
        private final Instant until;

        /** @param until nothing is asked for after that */
        Writing(ScriptRequest request, ScriptFacts facts, ScriptListener listener, Composer composer, Instant until) {
            this.until = until;
            this.request = request;
            this.facts = facts;
            this.listener = listener;
            this.composer = composer;
            SentenceRules rules = new SentenceRules(
                    request.persona().taboos(request.language()),
                    facts.products().stream()
                            .map(ScriptFacts.ProductFacts::product)
                            .toList());
            this.judges = EvidenceJudge.bench(facts);
            this.reader = new ModelText(request.language(), rules, composer.maker());
        }

        TemplateEngine.Result write() {
            runAll();
            boolean complete = composer.settle();
            removed.addAll(0, composer.removed());
            return new TemplateEngine.Result(composer.segments(), removed, complete);
        }

        /** Has each open piece said. */
        void runAll() {
            int all = open.size();
            int done = 0;
            while (!open.isEmpty() || !running.isEmpty()) {
                while (!open.isEmpty() && running.size() < settings.parallel()) {
                    start(open.removeFirst());
                }
                Ended next = await();
                running.remove(next.index());
                if (finished(next)) {
                    done++;
                    listener.segment(composer.pieces().get(next.index()).segment(), done / (double) all);
                }
            }
        }

        private void start(int index) {
            Composer.Piece piece = composer.pieces().get(index);
            ModelRequest ask = new ModelRequest(
                    ModelRequest.Lane.script,
                    messages(index, piece),
                    Math.max(200, SegmentDraft.words(piece.draft().sentences(), request.language()) * 4),
                    settings.temperature(),
                    (int) (request.seed() * 31 + index),
                    deadline(),
                    List.of());
            running.put(index, model.start(ask, new ModelListener() {
                @Override
                public void text(String delta) {}

                @Override
                public void end(ModelReply reply) {
                    ended.add(new Ended(index, reply));
                }
            }));
        }

        private Instant deadline() {
            Instant own = clock.instant().plus(settings.perSegment());
            return own.isBefore(until) ? own : until;
        }

        private Ended await() {
            try {
                while (true) {
                    if (listener.cancelled()) {
                        running.values().forEach(Generation::cancel);
                        throw new Composer.Stopped();
                    }
                    Ended next = ended.poll(100, TimeUnit.MILLISECONDS);
                    if (next != null) {
                        return next;
                    }
                }
            } catch (InterruptedException e) {
                running.values().forEach(Generation::cancel);
                Thread.currentThread().interrupt();
                throw new Composer.Stopped();
            }
        }

        /** @return false where the segment is tried again */
        private boolean finished(Ended end) {
            return switch (end.reply()) {
                case ModelReply.Answered answered -> {
                    take(end.index(), answered.text());
                    yield true;
                }
                // Chat came first: the lane's way, not a fault of the segment.
                case ModelReply.Cancelled cancelled ->
                    !cancelled.preempted() || !again(end.index(), preempted, MAX_PREEMPTED);
                case ModelReply.Overloaded overloaded -> !again(end.index(), preempted, MAX_PREEMPTED);
                case ModelReply.Refused refused -> !again(end.index(), failed, MAX_FAILED);
                case ModelReply.TimedOut late -> !again(end.index(), failed, MAX_FAILED);
                case ModelReply.Unreachable gone -> {
                    removed.add(new Removed(
                            "segment " + (end.index() + 1), "the model is away, templates stand in its place", null));
                    yield true;
                }
            };
        }

        private boolean again(int index, Map<Integer, Integer> counts, int most) {
            if (counts.merge(index, 1, Integer::sum) > most || !clock.instant().isBefore(until)) {
                return false;
            }
            open.addLast(index);
            return true;
        }

        private void take(int index, String text) {
            Composer.Piece piece = composer.pieces().get(index);
            ScriptFacts.@Nullable ProductFacts product = product(piece);
            ModelText.Read read = reader.read(
                    text,
                    slots(product),
                    judges.of(piece.draft().product()),
                    piece.draft().product());
            removed.addAll(read.removed());
            SegmentDraft draft = piece.draft().with(read.units());
            boolean priced = draft.type() != SegmentType.price
                    || draft.sentences().stream()
                            .anyMatch(drafted ->
                                    drafted.slots().stream().anyMatch(slot -> slot.kind() == LiveSlot.Kind.price));
            if (!priced || draft.isEmpty() || !composer.replace(index, draft)) {
                read.units().forEach(unit -> unit.forEach(composer.maker()::forget));
            } else {
                taken.add(index);
            }
        }

        private ScriptFacts.@Nullable ProductFacts product(Composer.Piece piece) {
            String id = piece.draft().product();
            return id == null ? null : facts.product(id).orElse(null);
        }

        private Map<String, Value> slots(ScriptFacts.@Nullable ProductFacts product) {
            if (product == null) {
                return Map.of();
            }
            return Map.of(
                    "price",
                    Value.slot(
                            SlotText.price(product.product().price(), request.language()),
                            LiveSlot.Kind.price,
                            product.id()),
                    "stock",
                    Value.slot(String.valueOf(product.product().stock()), LiveSlot.Kind.stock, product.id()));
        }

        /** The prompt filled; its file may use fewer of the variables than there are. */
        private List<ModelRequest.Message> messages(int index, Composer.Piece piece) {
            Language language = request.language();
            ScriptFacts.@Nullable ProductFacts product = product(piece);
            Prompt prompt = prompts.prompt(PromptId.scriptSegment, language);
            Map<String, String> variables = new HashMap<>();
            variables.put("facts", product == null ? "" : lines(product));
            variables.put("persona", SegmentTask.persona(request.persona(), language));
            variables.put(
                    "task",
                    SegmentTask.of(
                            piece.draft().type(),
                            product == null ? "" : product.name(),
                            product == null || product.pains().isEmpty() ? "" : situation(product, index),
                            index == 0 ? "" : lastSentence(composer.pieces().get(index - 1)),
                            language));
            variables.put(
                    "words", String.valueOf(SegmentDraft.words(piece.draft().sentences(), language)));
            variables.keySet().retainAll(prompt.variables());
            return prompt.fill(variables);
        }

        private static String lines(ScriptFacts.ProductFacts product) {
            return product.facts().stream()
                    .filter(fact -> !fact.value().isBlank())
                    .map(fact -> "- " + (fact.label().isBlank() ? "" : fact.label() + ": ") + fact.value())
                    .collect(Collectors.joining("\n"));
        }

        private static String situation(ScriptFacts.ProductFacts product, int index) {
            return product.pains().get(index % product.pains().size()).text();
        }

        private static String lastSentence(Composer.Piece piece) {
            List<Drafted> sentences = piece.draft().sentences();
            return sentences.isEmpty() ? "" : sentences.getLast().text();
        }
    }
}
