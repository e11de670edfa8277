package shop.xiaoer.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import shop.xiaoer.answer.TurnStage;

/** A stage outside of any conversation: drafts go to one listener until somebody stops it. Safe from any thread. */
public final class Stage implements TurnStage {
    private final Consumer<String> drafts;
    private final List<Runnable> onStop = new ArrayList<>();
    private boolean stopped;

    public Stage(Consumer<String> drafts) {
        this.drafts = drafts;
    }

    public void stop() {
        List<Runnable> actions;
        synchronized (onStop) {
            stopped = true;
            actions = List.copyOf(onStop);
            onStop.clear();
        }
        actions.forEach(Runnable::run);
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
        synchronized (onStop) {
            return stopped;
        }
    }

    @Override
    public void onStop(Runnable action) {
        synchronized (onStop) {
            if (!stopped) {
                onStop.add(action);
                return;
            }
        }
        action.run();
    }
}
