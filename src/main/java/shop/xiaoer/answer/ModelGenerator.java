package shop.xiaoer.answer;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.conversation.Author;
import shop.xiaoer.conversation.ConversationEvent;
import shop.xiaoer.conversation.EventBody;
import shop.xiaoer.conversation.Source;
import shop.xiaoer.guard.GuardContext;
import shop.xiaoer.guard.Guards;
import shop.xiaoer.guard.Release;
import shop.xiaoer.guard.ReleaseGate;
import shop.xiaoer.guard.Verdict;
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
 * Grounded answers by the model: numbered evidence in, a streamed reply out, each sentence past the guards before it is
 * shown. A sentence that fails ends the stream; the reply is repaired once, with the reason; what fails again is not
 * said. The tokens come on the engine's thread and are taken up here through a queue.
 */
public final class ModelGenerator implements Generator {
    private static final int LONGEST_REPLY = 300;
    private static final int LONGEST_PASSAGE = 1200;
    private static final int REMEMBERED = 6;
    private static final Pattern CITATION = Pattern.compile("\\s*[\\[【](\\d{1,2})[\\]】]");

    private final LanguageModel model;
    private final PromptLibrary prompts;
    private final Guards guards;
    private final KnowingSource knowing;
    private final Clock clock;

    public ModelGenerator(LanguageModel model, PromptLibrary prompts, KnowingSource knowing, Clock clock) {
        this.model = model;
        this.prompts = prompts;
        this.guards = new Guards();
        this.knowing = knowing;
        this.clock = clock;
    }

    @Override
    public boolean isConfigured() {
        return model.state() != ModelState.off;
    }

    @Override
    public boolean isUp() {
        ModelState state = model.state();
        return state == ModelState.up || state == ModelState.slow;
    }

    @Override
    public boolean wantsJoining(String question, Language language) {
        return JoiningWords.in(question, language);
    }

    @Override
    public Outcome generate(Request request, TurnStage stage, DecisionCard card) {
        Prompt prompt = prompts.prompt(PromptId.answer, request.language());
        card.model(model.name(), prompt.hash());
        GuardContext context = context(request);
        long from = request.turn().asked().getFirst().seq();
        Stream stream =
                new Stream(request, prompt, values(request, from), ModelRequest.Lane.chat, context, stage, card);
        Outcome first = stream.run();
        return first instanceof Outcome.HeldBack && !stage.stopped()
                ? repair(request, context, stream, stage, card)
                : first;
    }

    /** A draft is not repaired: what the guards let through of it was shown, and the agent has other ways. */
    @Override
    public Outcome draft(Request request, TurnStage stage, DecisionCard card) {
        Prompt prompt = prompts.prompt(PromptId.draft, request.language());
        card.model(model.name(), prompt.hash());
        Map<String, String> values = values(request, Long.MAX_VALUE);
        values.keySet().retainAll(prompt.variables());
        return new Stream(request, prompt, values, ModelRequest.Lane.liveQuestion, context(request), stage, card).run();
    }

    private GuardContext context(Request request) {
        Set<String> names = new LinkedHashSet<>();
        knowing.now().snapshot().products().forEach(product -> {
            names.add(product.name().in(request.language()));
            names.addAll(product.aliases().getOrDefault(request.language(), List.of()));
        });
        return new GuardContext(
                request.language(),
                request.question(),
                request.evidence().stream().map(Evidence::text).toList(),
                List.of(),
                null,
                Set.of(),
                Set.of(),
                names);
    }

    /** @param before the conversation is told up to this seq */
    private Map<String, String> values(Request request, long before) {
        Map<String, String> values = new HashMap<>();
        StringBuilder passages = new StringBuilder();
        for (int i = 0; i < request.evidence().size(); i++) {
            String text = request.evidence().get(i).text();
            passages.append('[').append(i + 1).append("] ");
            passages.append(text, 0, Math.min(text.length(), LONGEST_PASSAGE)).append('\n');
        }
        values.put("passages", passages.toString().strip());
        values.put("conversation", conversation(request, before));
        values.put("question", request.question());
        return values;
    }

    /** The last words before that seq, a line each. */
    private static String conversation(Request request, long before) {
        boolean zh = request.language() == Language.ZH;
        List<String> lines = new ArrayList<>();
        for (ConversationEvent event : request.turn().log()) {
            if (event.seq() >= before) {
                break;
            }
            switch (event.body()) {
                case EventBody.Said said
                when event.author().kind() == Author.Kind.shopper ->
                    lines.add((zh ? "顾客：" : "Shopper: ") + said.text());
                case EventBody.Said said -> lines.add((zh ? "同事：" : "Colleague: ") + said.text());
                case EventBody.Answered answered -> lines.add((zh ? "客服：" : "Shop: ") + answered.text());
                default -> {
                    // Cards, steps and changes of owner say nothing that the model needs.
                }
            }
        }
        return String.join("\n", lines.subList(Math.max(0, lines.size() - REMEMBERED), lines.size()));
    }

    private Outcome repair(Request request, GuardContext context, Stream failed, TurnStage stage, DecisionCard card) {
        Prompt prompt = prompts.prompt(PromptId.repair, request.language());
        Map<String, String> values =
                values(request, request.turn().asked().getFirst().seq());
        values.put("reply", failed.text());
        values.put(
                "reason",
                failed.verdicts().stream().map(Verdict::why).distinct().collect(Collectors.joining("; ")));
        Exchange exchange = new Exchange(request, prompt.fill(values), ModelRequest.Lane.chat, stage);
        StringBuilder text = new StringBuilder();
        ModelReply end = exchange.run(text::append);
        String reply = plain(text.toString());
        if (!(end instanceof ModelReply.Answered answered)) {
            return ended(end, reply);
        }
        if (refuses(prompt, text.toString())) {
            return new Outcome.NotInEvidence();
        }
        List<Verdict> verdicts = guards.check(reply, context);
        note(verdicts, card);
        return verdicts.isEmpty()
                ? new Outcome.Said(reply, sources(request, text.toString()), confidence(answered))
                : new Outcome.HeldBack(names(verdicts));
    }

    /** The words agreed for it, or others that say no more. */
    private static boolean refuses(Prompt prompt, String reply) {
        return prompt.isRefusal(reply) || Guards.refuses(plain(reply));
    }

    private static void note(List<Verdict> verdicts, DecisionCard card) {
        verdicts.forEach(verdict ->
                card.guard(new DecisionCard.Verdict(verdict.guard(), true, verdict.clause(), verdict.why())));
    }

    private static String names(List<Verdict> verdicts) {
        return verdicts.stream().map(Verdict::guard).distinct().collect(Collectors.joining(", "));
    }

    /** Without the marks of its sources: they are shown below it. */
    private static String plain(String text) {
        return CITATION.matcher(text).replaceAll("").strip();
    }

    /** The evidence that is cited; all of it where the model cited none. */
    private static List<Source> sources(Request request, String text) {
        Set<Source> cited = new LinkedHashSet<>();
        Matcher found = CITATION.matcher(text);
        while (found.find()) {
            int number = Integer.parseInt(found.group(1));
            if (number >= 1 && number <= request.evidence().size()) {
                cited.add(request.evidence().get(number - 1).source());
            }
        }
        return cited.isEmpty()
                ? request.evidence().stream().map(Evidence::source).distinct().toList()
                : List.copyOf(cited);
    }

    /** Grows with the mean probability of a token, where the engine tells it. */
    private static double confidence(ModelReply.Answered answered) {
        double probability = Math.exp(answered.meanLogProbability().orElse(-0.25));
        return 0.5 + 0.45 * Math.min(1, Math.max(0, probability));
    }

    private static Outcome ended(ModelReply end, String text) {
        return switch (end) {
            case ModelReply.Answered ignored -> throw new IllegalStateException("an answer is no failure");
            case ModelReply.Refused refused -> new Outcome.Failed(refused.detail());
            case ModelReply.TimedOut late -> new Outcome.Failed("timed out at " + late.stage());
            case ModelReply.Overloaded ignored -> new Outcome.Failed("the model's queue is full");
            case ModelReply.Unreachable away -> new Outcome.Failed(away.state() + " " + away.detail());
            case ModelReply.Cancelled ignored -> new Outcome.Stopped(text);
        };
    }

    /** One generation, its texts brought from the engine's thread to ours. */
    private final class Exchange {
        private static final String END = "";
        private final BlockingQueue<String> texts = new LinkedBlockingQueue<>();
        private final Request request;
        private final List<ModelRequest.Message> messages;
        private final ModelRequest.Lane lane;
        private final TurnStage stage;
        private volatile @Nullable ModelReply reply;
        private volatile boolean cut;

        Exchange(Request request, List<ModelRequest.Message> messages, ModelRequest.Lane lane, TurnStage stage) {
            this.request = request;
            this.messages = messages;
            this.lane = lane;
            this.stage = stage;
        }

        interface Taker {
            void take(String delta);
        }

        /** Ends the generation from inside. */
        void cut() {
            cut = true;
        }

        ModelReply run(Taker taker) {
            Generation generation = model.start(
                    new ModelRequest(
                            lane,
                            messages,
                            LONGEST_REPLY,
                            0,
                            null,
                            request.turn().deadline(),
                            List.of()),
                    new ModelListener() {
                        @Override
                        public void text(String delta) {
                            texts.add(delta);
                        }

                        @Override
                        public void end(ModelReply end) {
                            reply = end;
                            texts.add(END);
                        }
                    });
            stage.onStop(generation::cancel);
            Duration left =
                    Duration.between(clock.instant(), request.turn().deadline()).plusSeconds(5);
            try {
                while (true) {
                    String delta = texts.poll(Math.max(1000, left.toMillis()), TimeUnit.MILLISECONDS);
                    if (delta == null) {
                        generation.cancel();
                        return new ModelReply.TimedOut(ModelReply.Stage.total);
                    }
                    ModelReply end = reply;
                    if (delta.isEmpty() && end != null) {
                        return end;
                    }
                    taker.take(delta);
                    if (cut) {
                        generation.cancel();
                        return new ModelReply.Refused("held back by the guards");
                    }
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                generation.cancel();
                return new ModelReply.TimedOut(ModelReply.Stage.total);
            }
        }
    }

    /** The first try: shown while it comes. */
    private final class Stream {
        private final Request request;
        private final Prompt prompt;
        private final TurnStage stage;
        private final DecisionCard card;
        private final ReleaseGate gate;
        private final StringBuilder raw = new StringBuilder();
        private final Exchange exchange;
        private List<Verdict> verdicts = List.of();
        private String shown = "";

        Stream(
                Request request,
                Prompt prompt,
                Map<String, String> values,
                ModelRequest.Lane lane,
                GuardContext context,
                TurnStage stage,
                DecisionCard card) {
            this.request = request;
            this.prompt = prompt;
            this.stage = stage;
            this.card = card;
            this.gate = new ReleaseGate(guards, context);
            this.exchange = new Exchange(request, prompt.fill(values), lane, stage);
        }

        String text() {
            return raw.toString();
        }

        List<Verdict> verdicts() {
            return verdicts;
        }

        Outcome run() {
            long begun = System.nanoTime();
            ModelReply end = exchange.run(this::take);
            card.time("model", System.nanoTime() - begun);
            if (!verdicts.isEmpty()) {
                return new Outcome.HeldBack(names(verdicts));
            }
            if (stage.stopped()) {
                return new Outcome.Stopped(plain(raw.toString()));
            }
            return end instanceof ModelReply.Answered answered ? whole(answered) : ended(end, plain(raw.toString()));
        }

        private void take(String delta) {
            if (raw.isEmpty()) {
                card.time("firstToken", 0);
            }
            raw.append(delta);
            settle(gate.feed(delta));
        }

        private void settle(Release release) {
            switch (release) {
                case Release.Released ignored -> show();
                case Release.Withheld withheld -> {
                    verdicts = withheld.verdicts();
                    note(verdicts, card);
                    exchange.cut();
                }
            }
        }

        /** Shows what is released, unless it may still become the agreed refusal, which is a person's cue. */
        private void show() {
            String released = plain(gate.released());
            boolean mayRefuse = prompt.refusal()
                    .map(refusal -> refusal.startsWith(released) || released.startsWith(refusal))
                    .orElse(false);
            if (released.isEmpty() || mayRefuse || released.equals(shown) || Guards.refuses(released)) {
                return;
            }
            shown = released;
            if (!stage.draft(released)) {
                exchange.cut();
            }
        }

        private Outcome whole(ModelReply.Answered answered) {
            if (refuses(prompt, raw.toString())) {
                return new Outcome.NotInEvidence();
            }
            settle(gate.finish());
            return verdicts.isEmpty()
                    ? new Outcome.Said(plain(raw.toString()), sources(request, raw.toString()), confidence(answered))
                    : new Outcome.HeldBack(names(verdicts));
        }
    }
}
