package shop.xiaoer.entrance;

/** Port: numbers that a shopper can name later, never given twice. Blocks. */
@FunctionalInterface
public interface CaseNumbers {
    String next(String prefix);
}
