package shop.xiaoer.catalog;

import java.util.List;
import java.util.Optional;

/** Port: the shop's orders, read side. Writes go through {@code conversation.Ledger} as effects. Blocks. */
public interface Orders {
    /** The order of that number, spelt in any case and with or without spaces. Says nothing about who may see it. */
    Optional<Order> find(String number);

    /** The shopper's orders, newest first. */
    List<Order> of(String shopper, int limit);
}
