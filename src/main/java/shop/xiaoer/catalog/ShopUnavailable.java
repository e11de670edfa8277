package shop.xiaoer.catalog;

import shop.xiaoer.conversation.StoreUnavailable;

/**
 * The shop's own system cannot be asked, or what it says cannot be trusted: refused, silent, cut off, unreadable, about
 * something else than was asked for. Never read as "there is none": the shopper gets a person.
 */
public final class ShopUnavailable extends StoreUnavailable {
    private static final long serialVersionUID = 1;

    public ShopUnavailable(String message) {
        super(message);
    }
}
