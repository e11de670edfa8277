package shop.xiaoer.conversation;

/** The database cannot be reached, or did not answer in time. Caught at the socket, the turn and the route. */
public final class StoreUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1;

    public StoreUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
