package shop.xiaoer.desk;

import shop.xiaoer.answer.TurnStage;
import shop.xiaoer.conversation.ConversationId;
import shop.xiaoer.conversation.Ledger;
import shop.xiaoer.conversation.Outcome.Committed;
import shop.xiaoer.conversation.Transition;

/**
 * A turn on its way: shows its drafts under its own epoch and number, and hears that it is over. Its first draft is
 * marked in the row before it is shown; where the row has moved on, the turn stops by itself. {@link #draft} is called by
 * the turn's thread only, the rest from any thread.
 */
final class RunningTurn implements TurnStage {
    private final Ledger ledger;
    private final EventFeed feed;
    private final ConversationId id;
    private final long epoch;
    private final long number;
    private final Stop stop = new Stop();
    private boolean drafted;

    RunningTurn(Ledger ledger, EventFeed feed, ConversationId id, long epoch, long number) {
        this.ledger = ledger;
        this.feed = feed;
        this.id = id;
        this.epoch = epoch;
        this.number = number;
    }

    ConversationId id() {
        return id;
    }

    long epoch() {
        return epoch;
    }

    long number() {
        return number;
    }

    @Override
    public boolean draft(String text) {
        if (stopped()) {
            return false;
        }
        if (!drafted) {
            if (!(ledger.commit(new Transition.BeginDraft(id, epoch, number)) instanceof Committed)) {
                stop();
                return false;
            }
            drafted = true;
        }
        feed.draft(id, epoch, number, text);
        return true;
    }

    @Override
    public boolean stopped() {
        return stop.told();
    }

    @Override
    public void onStop(Runnable action) {
        stop.then(action);
    }

    void stop() {
        stop.tell();
    }
}
