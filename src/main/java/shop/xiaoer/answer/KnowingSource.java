package shop.xiaoer.answer;

/** Gives what is known now. */
@FunctionalInterface
public interface KnowingSource {
    Knowing now();
}
