package shop.xiaoer.connect.shop;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import shop.xiaoer.conversation.Conversation;
import shop.xiaoer.conversation.ConversationEvent;
import shop.xiaoer.conversation.ConversationId;
import shop.xiaoer.conversation.Effects;
import shop.xiaoer.conversation.EventBody;
import shop.xiaoer.conversation.Ledger;
import shop.xiaoer.conversation.OrderWrite;
import shop.xiaoer.conversation.Outcome;
import shop.xiaoer.conversation.Transition;
import shop.xiaoer.text.Language;
import shop.xiaoer.text.WordTable;

/**
 * The ledger where orders lie in the shop's own system. A turn that changes one is written down first, under the turn's
 * fence; then the shop is asked; only what it confirmed is committed with the words that tell of it. Refused or unknown,
 * the turn's end is {@link Outcome.WriteRefused} and a person goes on, told in a note what is known. Where a person took
 * the conversation meanwhile, what the shop did stands in a note, too. Everything else passes through.
 */
public final class ShopLedger implements Ledger {
    private static final Logger LOG = LoggerFactory.getLogger(ShopLedger.class);
    /** Longer than any turn takes to hear the shop's answer. */
    private static final Duration ABANDONED = Duration.ofMinutes(2);

    private static final int AT_ONCE = 20;

    private final Ledger ledger;
    private final Effects effects;
    private final ShopWrites shop;
    private final WordTable words;

    public ShopLedger(Ledger ledger, Effects effects, ShopWrites shop, WordTable words) {
        this.ledger = ledger;
        this.effects = effects;
        this.shop = shop;
        this.words = words;
    }

    @Override
    public Outcome commit(Transition transition) {
        return transition instanceof Transition.EndTurn end && end.write() != null
                ? endTurn(end, end.write())
                : ledger.commit(transition);
    }

    private Outcome endTurn(Transition.EndTurn end, OrderWrite write) {
        return switch (effects.begin(end.conversation(), end.epoch(), end.turn(), write, end.events())) {
            case Effects.Fresh ignored -> settled(end, write, end.events(), shop.make(write));
            case Effects.Stale ignored -> withoutWrite(end, end.events());
            case Effects.Before before -> again(end, before);
        };
    }

    /** The yes was heard before, by a turn that did not come to its end: what it did is told in its own words. */
    private Outcome again(Transition.EndTurn end, Effects.Before before) {
        return switch (before.state()) {
            case done -> told(end, before.write(), before.events());
            case failed -> new Outcome.WriteRefused();
            case begun -> settled(end, before.write(), before.events(), shop.make(before.write()));
        };
    }

    private Outcome settled(
            Transition.EndTurn end, OrderWrite write, List<EventBody> events, ShopWrites.Result result) {
        return switch (result) {
            case ShopWrites.Done ignored -> {
                effects.done(end.conversation(), write);
                yield told(end, write, events);
            }
            case ShopWrites.Refused refused -> notDone(end, write, refused.why());
            case ShopWrites.NotDone notDone -> notDone(end, write, notDone.why());
            case ShopWrites.Unknown unknown -> {
                LOG.warn("whether {} was done is not known: {}", write.caseNumber(), unknown.why());
                effects.tell(end.conversation(), note("note.writeUnknown", end.conversation(), write));
                yield new Outcome.WriteRefused();
            }
        };
    }

    private Outcome notDone(Transition.EndTurn end, OrderWrite write, String why) {
        effects.failed(write.key(), why);
        effects.tell(end.conversation(), note("note.writeNotDone", end.conversation(), write));
        return new Outcome.WriteRefused();
    }

    private Outcome told(Transition.EndTurn end, OrderWrite write, List<EventBody> events) {
        Outcome outcome = withoutWrite(end, events);
        if (!(outcome instanceof Outcome.Committed)) {
            effects.tell(end.conversation(), note("note.writeDone", end.conversation(), write));
        }
        return outcome;
    }

    private Outcome withoutWrite(Transition.EndTurn end, List<EventBody> events) {
        return ledger.commit(new Transition.EndTurn(
                end.conversation(),
                end.epoch(),
                end.turn(),
                end.through(),
                events,
                end.entrance(),
                end.proven(),
                null,
                end.card()));
    }

    private String note(String key, ConversationId conversation, OrderWrite write) {
        Language language =
                ledger.find(conversation).map(row -> Language.of(row.locale())).orElse(Language.ZH);
        return words.say(
                language,
                key,
                "entrance",
                words.say(language, "entrance." + write.entrance()),
                "order",
                write.order(),
                "case",
                write.caseNumber());
    }

    /**
     * Asks what became of changes whose outcome nobody heard, so that the agents learn it. Blocks; called now and then.
     */
    public void settle() {
        for (Effects.Pending pending : effects.unsettled(ABANDONED, AT_ONCE)) {
            OrderWrite write = pending.write();
            switch (shop.find(write)) {
                case ShopWrites.Done ignored -> {
                    effects.done(pending.conversation(), write);
                    effects.tell(pending.conversation(), note("note.writeDone", pending.conversation(), write));
                }
                case ShopWrites.Refused refused -> gone(pending, refused.why());
                case ShopWrites.NotDone notDone -> gone(pending, notDone.why());
                case ShopWrites.Unknown unknown -> {
                    LOG.info("{} is still not known: {}", write.caseNumber(), unknown.why());
                    return;
                }
            }
        }
    }

    private void gone(Effects.Pending pending, String why) {
        effects.failed(pending.write().key(), why);
        effects.tell(pending.conversation(), note("note.writeNotDone", pending.conversation(), pending.write()));
    }

    // ---- what passes through -------------------------------------------------------------------------------------

    @Override
    public boolean open(Opening opening) {
        return ledger.open(opening);
    }

    @Override
    public Optional<Conversation> find(ConversationId id) {
        return ledger.find(id);
    }

    @Override
    public Optional<Conversation> find(ConversationId id, String tokenHash) {
        return ledger.find(id, tokenHash);
    }

    @Override
    public Optional<Excerpt> excerpt(ConversationId id, long after, int limit) {
        return ledger.excerpt(id, after, limit);
    }

    @Override
    public List<ConversationEvent> events(ConversationId id, long after, int limit) {
        return ledger.events(id, after, limit);
    }

    @Override
    public List<DecisionEntry> decisions(ConversationId id) {
        return ledger.decisions(id);
    }

    @Override
    public List<NoteEntry> notes(ConversationId id) {
        return ledger.notes(id);
    }

    @Override
    public ReadMarks readMarks(ConversationId id) {
        return ledger.readMarks(id);
    }

    @Override
    public Optional<Long> shopperRead(ConversationId id, long seq) {
        return ledger.shopperRead(id, seq);
    }

    @Override
    public Optional<Long> agentRead(ConversationId id, String agent, long seq) {
        return ledger.agentRead(id, agent, seq);
    }

    @Override
    public List<NoteEntry> whispers(ConversationId id) {
        return ledger.whispers(id);
    }

    @Override
    public Joining join(ConversationId id, Identity identity, List<String> proven) {
        return ledger.join(id, identity, proven);
    }

    @Override
    public List<ConversationId> owed(UUID node, int limit) {
        return ledger.owed(node, limit);
    }

    @Override
    public List<Mark> marks(List<ConversationId> ids) {
        return ledger.marks(ids);
    }

    @Override
    public void dropped(ConversationId id, long epoch, long turn, String card, String text) {
        ledger.dropped(id, epoch, turn, card, text);
    }
}
