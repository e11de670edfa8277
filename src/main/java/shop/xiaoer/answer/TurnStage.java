package shop.xiaoer.answer;

/** Where a running turn shows its draft, and hears that it is over. */
public interface TurnStage {
    /**
     * Shows the reply so far; the text replaces the one before.
     *
     * @return false where the turn was superseded or taken over: nothing was shown, and nothing more will be
     */
    boolean draft(String text);

    boolean stopped();

    /** Runs {@code action} when the turn is stopped, at once where it is already. */
    void onStop(Runnable action);
}
