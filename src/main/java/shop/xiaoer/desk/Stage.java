package shop.xiaoer.desk;

import java.util.function.Consumer;
import shop.xiaoer.answer.TurnStage;

/** A stage outside of any conversation: drafts go to one listener until somebody stops it. Safe from any thread. */
public final class Stage implements TurnStage {
    private final Consumer<String> drafts;
    private final Stop stop = new Stop();

    public Stage(Consumer<String> drafts) {
        this.drafts = drafts;
    }

    public void stop() {
        stop.tell();
    }

    @Override
    public boolean draft(String text) {
        if (stopped()) {
            return false;
        }
        drafts.accept(text);
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
}
