package shop.xiaoer.answer;

/** Decides what to do with a turn. Blocks its virtual thread; ends soon after {@link TurnStage#stopped()} turns true. */
@FunctionalInterface
public interface Answerer {
    Decision answer(Turn turn, TurnStage stage);
}
