package shop.xiaoer.broadcast.review;

/** Who makes a move, signed in. */
public record Reviewer(String name, Role role) {
    /** Operators write and submit; merchants and admins decide. */
    public enum Role {
        operator,
        merchant,
        admin;

        public boolean mayDecide() {
            return this != operator;
        }
    }
}
