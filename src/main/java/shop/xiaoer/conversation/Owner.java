package shop.xiaoer.conversation;

/** Who may answer the shopper. */
public enum Owner {
    bot,
    agent,
    none
}
