package shop.xiaoer.conversation;

/** Who speaks: said in the data and on the screen, with every message. */
public record Author(Kind kind, String name) {
    public enum Kind {
        shopper,
        ai,
        agent,
        system
    }

    public static final Author SYSTEM = new Author(Kind.system, "系统");

    /** What a client's ids are unique in: one per sender and conversation. */
    public String sender() {
        return switch (kind) {
            case shopper -> "shopper";
            case agent -> "agent:" + name;
            case ai, system -> kind.name();
        };
    }
}
