package shop.xiaoer.answer.model;

import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import shop.xiaoer.answer.DecisionCard;
import shop.xiaoer.answer.Generator;
import shop.xiaoer.answer.KnowingSource;
import shop.xiaoer.answer.TurnStage;
import shop.xiaoer.guard.GuardContext;
import shop.xiaoer.guard.Guards;
import shop.xiaoer.guard.ReleaseGate;
import shop.xiaoer.knowledge.Snapshot;
import shop.xiaoer.llm.LanguageModel;
import shop.xiaoer.llm.ModelRequest;
import shop.xiaoer.llm.ModelRequest.Lane;
import shop.xiaoer.llm.ModelRequest.Message;
import shop.xiaoer.llm.ModelState;
import shop.xiaoer.prompt.Prompt;
import shop.xiaoer.prompt.PromptId;
import shop.xiaoer.prompt.PromptLibrary;
import shop.xiaoer.text.Language;
import shop.xiaoer.text.Recent;

/**
 * Grounded answers by the model: numbered evidence in ({@link PromptMaterial}), a streamed reply out, each sentence past
 * the guards before it is shown ({@link StreamedReply}). A sentence that fails ends the stream; the reply is repaired
 * once, with the reason ({@link RepairedReply}); what fails again is not said.
 */
public final class ModelGenerator implements Generator {
    /** In tokens. */
    private static final int LONGEST_REPLY = 300;

    private final LanguageModel model;
    private final PromptLibrary prompts;
    private final Guards guards;
    private final KnowingSource knowing;
    private final Clock clock;
    private final Recent<Catalogue, Set<String>> names = new Recent<>(4);

    private record Catalogue(String hash, Language language) {}

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
        Prompt prompt = prompt(PromptId.answer, request, card);
        GuardContext context = context(request);
        Masking masking = new Masking(request.language());
        StreamedReply first = new StreamedReply(request, prompt, new ReleaseGate(guards, context), stage, card);
        Outcome outcome =
                first.run(exchange(request, Lane.chat, PromptMaterial.answer(prompt, request, masking), masking));
        return outcome instanceof Outcome.HeldBack && !stage.stopped()
                ? repair(request, context, first, stage, card)
                : outcome;
    }

    private Outcome repair(
            Request request, GuardContext context, StreamedReply failed, TurnStage stage, DecisionCard card) {
        Prompt prompt = prompts.prompt(PromptId.repair, request.language());
        card.repair(prompt.hash());
        Masking masking = new Masking(request.language());
        List<Message> messages = PromptMaterial.repair(prompt, request, failed.text(), failed.verdicts(), masking);
        return new RepairedReply(request, prompt, guards, context, card)
                .run(exchange(request, Lane.chat, messages, masking), stage);
    }

    /** A draft is not repaired: what the guards let through of it was shown, and the agent has other ways. */
    @Override
    public Outcome draft(Request request, TurnStage stage, DecisionCard card) {
        Prompt prompt = prompt(PromptId.draft, request, card);
        Masking masking = new Masking(request.language());
        return new StreamedReply(request, prompt, new ReleaseGate(guards, context(request)), stage, card)
                .run(exchange(request, Lane.liveQuestion, PromptMaterial.draft(prompt, request, masking), masking));
    }

    private Prompt prompt(PromptId id, Request request, DecisionCard card) {
        Prompt prompt = prompts.prompt(id, request.language());
        card.model(model.name(), prompt.hash());
        return prompt;
    }

    private Exchange exchange(Request request, Lane lane, List<Message> messages, Masking masking) {
        return new Exchange(
                model,
                new ModelRequest(
                        lane, messages, LONGEST_REPLY, 0, null, request.turn().deadline(), List.of()),
                masking,
                clock);
    }

    /** What a reply may speak of: the question, the evidence, and all goods by their names. */
    private GuardContext context(Request request) {
        return new GuardContext(
                request.language(),
                request.question(),
                request.evidence().stream().map(Evidence::text).toList(),
                List.of(),
                null,
                Set.of(),
                Set.of(),
                names(knowing.now().snapshot(), request.language()));
    }

    /** The catalogue's names and what else shoppers call the goods; the same set as long as the catalogue is the same. */
    private Set<String> names(Snapshot snapshot, Language language) {
        return names.get(new Catalogue(snapshot.hash(), language), () -> {
            Set<String> all = new HashSet<>();
            snapshot.products().forEach(product -> {
                all.add(product.name().in(language));
                all.addAll(product.aliases().getOrDefault(language, List.of()));
            });
            return Set.copyOf(all);
        });
    }
}
