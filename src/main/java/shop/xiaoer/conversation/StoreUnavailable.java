package shop.xiaoer.conversation;

/**
 * The database, or the shop's own system in its place, cannot be reached or did not answer in time. Caught at the socket,
 * the turn and the route.
 */
public class StoreUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1;

    public StoreUnavailable(String message, Throwable cause) {
        super(message, cause);
    }

    protected StoreUnavailable(String message) {
        super(message);
    }
}
