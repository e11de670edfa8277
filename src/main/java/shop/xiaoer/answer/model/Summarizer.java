package shop.xiaoer.answer.model;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.answer.Generator;
import shop.xiaoer.answer.Knowing;
import shop.xiaoer.answer.KnowingSource;
import shop.xiaoer.answer.Thinking;
import shop.xiaoer.answer.TurnStage;
import shop.xiaoer.answer.model.Exchange.Heard;
import shop.xiaoer.conversation.Conversation;
import shop.xiaoer.conversation.ConversationEvent;
import shop.xiaoer.conversation.EventBody;
import shop.xiaoer.guard.GuardContext;
import shop.xiaoer.guard.Guards;
import shop.xiaoer.llm.LanguageModel;
import shop.xiaoer.llm.ModelReply;
import shop.xiaoer.llm.ModelRequest;
import shop.xiaoer.llm.ModelRequest.Lane;
import shop.xiaoer.llm.ModelState;
import shop.xiaoer.prompt.PromptId;
import shop.xiaoer.prompt.PromptLibrary;
import shop.xiaoer.text.Language;
import shop.xiaoer.text.WordTable;

/**
 * Tells an agent in three lines what a talk is about: at once by rule ({@link PlainSummary}), then by the model, whose lines
 * are held against the talk by the guards of every reply. A line that the talk does not bear out is left out; where none is
 * left, or there is no model, the rule's words stand. Nothing is written. Blocks.
 */
public final class Summarizer {
    /** In tokens. */
    private static final int LONGEST = 200;

    private static final int LINES = 3;

    private final LanguageModel model;
    private final PromptLibrary prompts;
    private final KnowingSource source;
    private final Thinking thinking;
    private final PlainSummary plain;
    private final Guards guards = new Guards();
    private final Guards across = Guards.acrossLanguages();
    private final Clock clock;

    public Summarizer(
            LanguageModel model,
            PromptLibrary prompts,
            KnowingSource source,
            Thinking thinking,
            WordTable words,
            Clock clock) {
        this.model = model;
        this.prompts = prompts;
        this.source = source;
        this.thinking = thinking;
        this.plain = new PlainSummary(words);
        this.clock = clock;
    }

    /** Who wrote a summary; the names are those on the wire. */
    public enum By {
        model,
        rules
    }

    public record Summary(String text, By by) {}

    /**
     * @param log the newest events, oldest first
     * @param ticket what was written down when a person was called
     * @param to the language of who reads it
     * @param first hears the rule's words where the model's may follow
     * @return empty where the shopper said nothing yet, or the stage was stopped
     */
    public Optional<Summary> summarize(
            Conversation row,
            List<ConversationEvent> log,
            @Nullable String ticket,
            Language to,
            Instant deadline,
            TurnStage stage,
            Consumer<Summary> first) {
        Knowing knowing = source.now();
        Language locale = Language.of(row.locale());
        Optional<Summary> byRules = plain.of(
                        log,
                        text -> thinking.think(
                                () -> knowing.intents().wantsPerson(text, Language.detect(text, locale))),
                        ticket,
                        to)
                .map(text -> new Summary(text, By.rules));
        ModelState state = model.state();
        if (byRules.isEmpty() || (state != ModelState.up && state != ModelState.slow)) {
            return byRules;
        }
        first.accept(byRules.get());
        Optional<Summary> byModel = written(log, to, deadline, stage, knowing).map(text -> new Summary(text, By.model));
        return stage.stopped() ? Optional.empty() : byModel.or(() -> byRules);
    }

    private Optional<String> written(
            List<ConversationEvent> log, Language to, Instant deadline, TurnStage stage, Knowing knowing) {
        Masking masking = new Masking(to);
        String talk = masking.mask(Memory.of(log, Long.MAX_VALUE, to));
        ModelRequest request = new ModelRequest(
                Lane.liveQuestion,
                prompts.prompt(PromptId.summary, to).fill(Map.of("conversation", talk)),
                LONGEST,
                0,
                null,
                deadline,
                List.of());
        StringBuilder heard = new StringBuilder();
        ModelReply end = new Exchange(model, request, masking, clock).run(stage, delta -> {
            heard.append(delta);
            return Heard.goOn;
        });
        return end instanceof ModelReply.Answered
                ? borneOut(heard.toString(), log, to, knowing)
                : Optional.<String>empty();
    }

    /** The lines that the talk bears out; empty where it does not bear out the first, which says what it is about. */
    private Optional<String> borneOut(String text, List<ConversationEvent> log, Language to, Knowing knowing) {
        GuardContext context = context(log, to, knowing);
        List<String> lines = text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .limit(LINES)
                .toList();
        Language spoken = spoken(log, to);
        Guards held = spoken == to ? guards : across;
        List<String> good = lines.stream()
                .filter(line -> held.check(said(line), context).isEmpty())
                .toList();
        return lines.isEmpty() || !good.contains(lines.getFirst())
                ? Optional.empty()
                : Optional.of(String.join("\n", good));
    }

    /** The language in which most of the talk was. */
    private static Language spoken(List<ConversationEvent> log, Language otherwise) {
        String all = log.stream().flatMap(event -> words(event.body()).stream()).collect(Collectors.joining("\n"));
        return Language.detect(all, otherwise);
    }

    /** A line without the word that it begins with. */
    private static String said(String line) {
        return line.replaceFirst("^[^:：]{1,12}[:：]\\s*", "");
    }

    /** What was said and shown, and what the shop's goods are called in the reader's language. */
    private static GuardContext context(List<ConversationEvent> log, Language to, Knowing knowing) {
        List<String> evidence = new ArrayList<>();
        for (ConversationEvent event : log) {
            evidence.addAll(words(event.body()));
        }
        String all = String.join("\n", evidence);
        knowing.snapshot().products().stream()
                .filter(product -> all.contains(product.name().in(Language.ZH))
                        || all.contains(product.name().in(Language.EN)))
                .forEach(product -> evidence.add(product.name().in(to)));
        Set<String> names = knowing.snapshot().products().stream()
                .map(product -> product.name().in(to))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        return new GuardContext(to, "", evidence, List.of(), null, Set.of(), Set.of(), names);
    }

    private static List<String> words(EventBody body) {
        return switch (body) {
            case EventBody.Said said -> List.of(said.text());
            case EventBody.Answered answered -> List.of(answered.text());
            case EventBody.Asked asked -> List.of(asked.text());
            case EventBody.EntranceStep step -> List.of(step.text());
            case EventBody.CardShown shown ->
                List.of(Generator.Evidence.of(shown.card()).text());
            case EventBody.HandoffRequested ignored -> List.of();
            case EventBody.AgentJoined ignored -> List.of();
            case EventBody.AgentLeft ignored -> List.of();
            case EventBody.HandedBack ignored -> List.of();
            case EventBody.Closed ignored -> List.of();
            case EventBody.Reopened ignored -> List.of();
            case EventBody.Rated ignored -> List.of();
        };
    }
}
