package shop.xiaoer.entrance;

import shop.xiaoer.catalog.Order;

/** What one entrance does once the order is known to be the shopper's. Called on a virtual thread. */
interface Service {
    /** @param words what the shopper said with the wish, empty where it was a button */
    EntranceOutcome begin(Order order, String words, EntranceContext context);

    /** Only for a state that {@link #begin} or this method returned. */
    EntranceOutcome go(EntranceState state, Order order, EntranceInput input, EntranceContext context);
}
