package shop.xiaoer.desk;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import shop.xiaoer.answer.Answerer;
import shop.xiaoer.answer.Decision;
import shop.xiaoer.answer.DecisionCard;
import shop.xiaoer.answer.Thinking;
import shop.xiaoer.answer.Turn;
import shop.xiaoer.conversation.Author;
import shop.xiaoer.conversation.Conversation;
import shop.xiaoer.conversation.ConversationEvent;
import shop.xiaoer.conversation.ConversationId;
import shop.xiaoer.conversation.EventBody;
import shop.xiaoer.conversation.HandoffReason;
import shop.xiaoer.conversation.Ledger;
import shop.xiaoer.conversation.Outcome;
import shop.xiaoer.conversation.Outcome.Committed;
import shop.xiaoer.conversation.Owner;
import shop.xiaoer.conversation.StoreUnavailable;
import shop.xiaoer.conversation.Transition;
import shop.xiaoer.text.Language;

/**
 * Runs the bot's turns, one a conversation, each on its virtual thread and fenced by epoch and turn. A newer turn stops
 * the one before; a claim stops it, too. What a stopped turn wrote is recorded as dropped and never sent. A turn that
 * nobody runs (its node died, or it failed) is owed, and {@link #sweep} takes it.
 */
public final class TurnRunner {
    private static final Logger LOG = LoggerFactory.getLogger(TurnRunner.class);
    private static final int LOG_LENGTH = 60;
    private static final int OWED_AT_ONCE = 50;

    private final Ledger ledger;
    private final EventFeed feed;
    private final Starter starter;
    private final Answerer answerer;
    private final Handoffs handoffs;
    private final Decisions decisions;
    private final UUID node;
    private final Duration deadline;
    private final Clock clock;
    private final Map<ConversationId, RunningTurn> running = new ConcurrentHashMap<>();
    private final SecretFields secrets = new SecretFields();
    private final WhileWaiting waiting;

    /** @param deadline from a message's acknowledgement to the end of its answer */
    public TurnRunner(
            Ledger ledger,
            EventFeed feed,
            Starter starter,
            Answerer answerer,
            Handoffs handoffs,
            Decisions decisions,
            UUID node,
            Duration deadline,
            Clock clock) {
        this.ledger = ledger;
        this.feed = feed;
        this.starter = starter;
        this.answerer = answerer;
        this.handoffs = handoffs;
        this.decisions = decisions;
        this.node = node;
        this.deadline = deadline;
        this.clock = clock;
        this.waiting = new WhileWaiting(handoffs);
        feed.listen(committed -> forget(committed.after()));
    }

    /** What moves a conversation away from the bot counts its words as answered. */
    private void forget(Conversation now) {
        secrets.forget(now.id(), now.answeredThrough());
    }

    /** Conversations of which a secret value is in memory. */
    int secretsKept() {
        return secrets.size();
    }

    /** Keeps the values of a choice's secret fields for the turn that answers it. Blocks. */
    public void keep(ConversationId id, long seq, Map<String, String> values) {
        secrets.keep(id, seq, values);
        try {
            // Whatever moved the conversation on between the choice's commit and this had nothing to forget yet.
            ledger.find(id).ifPresent(this::forget);
        } catch (StoreUnavailable e) {
            LOG.debug("whether {} moved on is seen when its turn reads it: {}", id, e.getMessage());
        }
    }

    /** Runs the turn that a commit began, if it began one. */
    public void begun(Committed committed) {
        Long turn = committed.begun();
        if (turn != null) {
            start(committed.after(), turn);
        }
    }

    private void start(Conversation row, long turn) {
        RunningTurn mine = new RunningTurn(ledger, feed, row.id(), row.epoch(), turn);
        RunningTurn before = running.put(row.id(), mine);
        if (before != null) {
            before.stop();
        }
        if (!starter.start("turn", () -> run(mine))) {
            // Every place is taken: the turn stays owed, and the next sweep takes it.
            running.remove(row.id(), mine);
        }
    }

    /** Stops the running turn where the row has gone on to another; words beside a chosen entrance let it run. */
    public void overtaken(ConversationId id, long now) {
        stopWhere(id, turn -> turn.number() < now);
    }

    /** Stops the turn that runs under an older epoch: somebody else speaks now. */
    public void silence(ConversationId id, long epoch) {
        stopWhere(id, turn -> turn.epoch() < epoch);
    }

    private void stopWhere(ConversationId id, Predicate<RunningTurn> isOver) {
        running.computeIfPresent(id, (ignored, turn) -> {
            if (!isOver.test(turn)) {
                return turn;
            }
            turn.stop();
            return null;
        });
    }

    /** Stops what runs here: the node was in doubt, and others may have taken every turn of it. They stay owed. */
    public void stopAll() {
        List.copyOf(running.keySet()).forEach(id -> stopWhere(id, turn -> true));
    }

    public int active() {
        return running.size();
    }

    /** Takes turns that are owed and that nobody runs. Blocks; called every second. */
    public void sweep() {
        ledger.owed(node, OWED_AT_ONCE).stream()
                .filter(id -> !running.containsKey(id))
                .forEach(this::take);
    }

    private void take(ConversationId id) {
        if (ledger.commit(new Transition.BeginTurn(id, node)) instanceof Committed committed) {
            begun(committed);
        }
    }

    private void run(RunningTurn turn) {
        try {
            answer(turn);
        } catch (StoreUnavailable e) {
            LOG.warn("turn {} of {} waits for the database: {}", turn.number(), turn.id(), e.getMessage());
        } catch (Thinking.Closed e) {
            LOG.info("turn {} of {} stays owed: {}", turn.number(), turn.id(), e.getMessage());
        } finally {
            running.remove(turn.id(), turn);
        }
    }

    private void answer(RunningTurn turn) {
        Optional<Turn> asked = read(turn);
        if (asked.isEmpty() || turn.stopped()) {
            return;
        }
        Decision decision = decide(turn, asked.get());
        Outcome outcome = write(turn, asked.get(), decision);
        switch (outcome) {
            case Committed committed -> ended(turn, decision, committed);
            case Outcome.WriteRefused ignored -> refused(turn, asked.get(), decision);
            case Outcome.Stale stale -> {
                forget(stale.now());
                dropped(turn, decision);
            }
            case Outcome.Closed ignored -> dropped(turn, decision);
            case Outcome.Unknown ignored -> dropped(turn, decision);
            case Outcome.Repeated ignored -> LOG.debug("turn {} of {} was written before", turn.number(), turn.id());
            case Outcome.IdReused ignored -> LOG.error("a turn carries no client id");
            case Outcome.AlreadyClaimed ignored -> dropped(turn, decision);
        }
    }

    /** A turn that fails would be owed and fail again for ever: a person gets it instead. */
    private Decision decide(RunningTurn turn, Turn asked) {
        try {
            return answerer.answer(asked, turn);
        } catch (StoreUnavailable | Thinking.Closed e) {
            throw e;
        } catch (RuntimeException | StackOverflowError e) {
            LOG.error("turn {} of {} failed and goes to a person", turn.number(), turn.id(), e);
            DecisionCard card = new DecisionCard();
            card.reason("the turn failed: " + e.getClass().getSimpleName());
            return new Decision.HandOff(
                    HandoffReason.toolFailure,
                    List.of(),
                    asked.text(),
                    Language.of(asked.conversation().locale()),
                    card);
        }
    }

    private Optional<Turn> read(RunningTurn turn) {
        return ledger.excerpt(turn.id(), 0, LOG_LENGTH).flatMap(excerpt -> {
            Conversation row = excerpt.conversation();
            forget(row);
            List<ConversationEvent> asked = excerpt.events().stream()
                    .filter(event -> event.seq() > row.answeredThrough()
                            && event.author().kind() == Author.Kind.shopper
                            && event.body() instanceof EventBody.Said)
                    .toList();
            if (row.owner() == Owner.none) {
                asked = WhileWaiting.chosen(row, asked);
            }
            if (asked.isEmpty() || row.epoch() != turn.epoch() || row.turn() != turn.number()) {
                return Optional.empty();
            }
            Instant until = asked.getFirst().at().plus(deadline);
            LOG.debug("turn {} of {} has {} left", turn.number(), turn.id(), Duration.between(clock.instant(), until));
            return Optional.of(new Turn(row, excerpt.events(), asked, secrets.of(turn.id(), asked), until));
        });
    }

    private Outcome write(RunningTurn turn, Turn asked, Decision made) {
        Decision decision = asked.conversation().owner() == Owner.none ? waiting.allowed(asked, made) : made;
        String card = Cards.write(decision.card());
        return switch (decision) {
            case Decision.Reply reply -> end(turn, asked, List.of(reply.body()), card);
            case Decision.AskBack back -> end(turn, asked, List.of(back.body()), card);
            case Decision.EntranceMove move ->
                ledger.commit(new Transition.EndTurn(
                        turn.id(),
                        turn.epoch(),
                        turn.number(),
                        asked.through(),
                        move.events(),
                        move.state(),
                        move.proven(),
                        move.write(),
                        card));
            case Decision.HandOff handOff ->
                ledger.commit(new Transition.HandOff(
                        turn.id(),
                        turn.epoch(),
                        turn.number(),
                        handoffs.body(handOff.reason(), handOff.language()),
                        handOff.before(),
                        handOff.language(),
                        handOff.summary(),
                        card));
            case Decision.Dropped ignored -> new Outcome.Stale(asked.conversation());
        };
    }

    private Outcome end(RunningTurn turn, Turn asked, List<EventBody> events, String card) {
        String entrance = asked.conversation().entrance();
        return ledger.commit(new Transition.EndTurn(
                turn.id(), turn.epoch(), turn.number(), asked.through(), events, entrance, null, null, card));
    }

    private void ended(RunningTurn turn, Decision decision, Committed committed) {
        running.remove(turn.id(), turn);
        feed.publish(committed);
        String outcome = committed.events().isEmpty() ? "dropped" : "sent";
        decisions.decided(turn.id(), turn.number(), outcome, Cards.write(decision.card()));
        if (committed.after().lastSaid() > committed.after().answeredThrough()) {
            take(turn.id());
        }
    }

    /** What the shopper said yes to is not so any more: a person looks at it. */
    private void refused(RunningTurn turn, Turn asked, Decision decision) {
        decision.card().reason("the order changed since the shopper agreed");
        Decision.HandOff person = new Decision.HandOff(
                HandoffReason.toolFailure,
                List.of(),
                asked.text(),
                Language.of(asked.conversation().locale()),
                decision.card());
        if (write(turn, asked, person) instanceof Committed committed) {
            ended(turn, person, committed);
        }
    }

    private void dropped(RunningTurn turn, Decision decision) {
        List<String> texts = new ArrayList<>();
        switch (decision) {
            case Decision.Reply reply -> texts.add(reply.body().text());
            case Decision.AskBack back -> texts.add(back.body().text());
            case Decision.EntranceMove move -> move.events().forEach(body -> texts.add(body.kind()));
            case Decision.HandOff handOff -> texts.add("handoff: " + handOff.reason());
            case Decision.Dropped gone -> texts.add(gone.text());
        }
        String card = Cards.write(decision.card());
        ledger.dropped(turn.id(), turn.epoch(), turn.number(), card, String.join("\n", texts));
        decisions.decided(turn.id(), turn.number(), "dropped", card);
    }
}
