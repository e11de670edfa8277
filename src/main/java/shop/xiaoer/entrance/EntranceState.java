package shop.xiaoer.entrance;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where an open entrance stands. It outlives a reconnect and a restart.
 *
 * @param order number of the order once its proof was given
 * @param version the order's version whose facts the shopper saw
 * @param answers what was filled in so far
 */
public record EntranceState(
        EntranceName entrance, Step step, @Nullable String order, long version, Map<String, String> answers) {
    public EntranceState {
        answers = Map.copyOf(answers);
    }

    /**
     * Proof of identity, the choice of an order, the choice of its goods, the entrance's own questions, the yes before a
     * write; or told why not, with what can be chosen instead.
     */
    public enum Step {
        proof,
        order,
        items,
        details,
        confirm,
        refused
    }

    EntranceState answering(Map<String, String> known) {
        return new EntranceState(entrance, step, order, version, known);
    }

    static EntranceState at(EntranceName entrance, Step step) {
        return new EntranceState(entrance, step, null, 0, Map.of());
    }
}
