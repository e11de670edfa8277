package shop.xiaoer.entrance;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.catalog.Order;

/**
 * The entrances that take down a wish about an order and give it a case number. Which order states allow it stands in
 * the policy's {@code states}; what is written here holds where the policy says nothing.
 */
enum Request {
    urgeShipment(EntranceName.urgeShipment, "UR", Set.of(Order.State.paid), List.of(), null, false),
    exchange(EntranceName.exchange, "EX", Set.of(Order.State.delivered), List.of("wish"), null, true),
    cancel(EntranceName.cancel, "CA", Set.of(Order.State.paid), List.of(), Order.State.cancelled, false),
    changeAddress(EntranceName.changeAddress, "AD", Set.of(Order.State.paid), List.of("address"), null, true),
    complaint(EntranceName.complaint, "CP", Set.of(Order.State.values()), List.of("what"), null, true),
    invoice(
            EntranceName.invoice,
            "IN",
            Set.of(Order.State.paid, Order.State.shipped, Order.State.delivered),
            List.of("invoiceTitle", "email"),
            null,
            false),
    missingOrDamaged(EntranceName.missingOrDamaged, "MD", Set.of(Order.State.delivered), List.of("what"), null, true);

    private final EntranceName entrance;
    private final String prefix;
    private final Set<Order.State> states;
    private final List<String> questions;
    private final Order.@Nullable State newState;
    private final boolean person;

    Request(
            EntranceName entrance,
            String prefix,
            Set<Order.State> states,
            List<String> questions,
            Order.@Nullable State newState,
            boolean person) {
        this.entrance = entrance;
        this.prefix = prefix;
        this.states = states;
        this.questions = questions;
        this.newState = newState;
        this.person = person;
    }

    EntranceName entrance() {
        return entrance;
    }

    String prefix() {
        return prefix;
    }

    Set<Order.State> states() {
        return states;
    }

    /** Fields that the shopper fills in first, each a key of the word table. */
    List<String> questions() {
        return questions;
    }

    /** Whether a photo helps the person who looks at it. */
    boolean photo() {
        return this == missingOrDamaged;
    }

    /** What the order becomes with the yes; null where a person has to act. */
    Order.@Nullable State newState() {
        return newState;
    }

    /** Whether a person goes on with the case. */
    boolean person() {
        return person;
    }
}
