package shop.xiaoer.confidence;

/** What else than a page of the shop a message may mean. */
public enum Doubt {
    /** Nothing: a rule of the shop is what it asks for. */
    rule,
    none,
    /** It names a product. */
    product,
    /** An entrance or small talk is guessed. */
    another
}
