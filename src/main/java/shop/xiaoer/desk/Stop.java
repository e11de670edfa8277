package shop.xiaoer.desk;

import java.util.ArrayList;
import java.util.List;

/** Told once that it is over; what was left with it for then runs once, at once where it is told already. Safe from any thread. */
final class Stop {
    private final List<Runnable> actions = new ArrayList<>();
    private boolean told;

    boolean told() {
        synchronized (actions) {
            return told;
        }
    }

    /** Runs the action when it is told, on the teller's thread. */
    void then(Runnable action) {
        synchronized (actions) {
            if (!told) {
                actions.add(action);
                return;
            }
        }
        action.run();
    }

    void tell() {
        List<Runnable> left;
        synchronized (actions) {
            told = true;
            left = List.copyOf(actions);
            actions.clear();
        }
        left.forEach(Runnable::run);
    }
}
