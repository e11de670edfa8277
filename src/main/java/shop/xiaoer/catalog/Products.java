package shop.xiaoer.catalog;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Port: the shop's products as they stand now. Blocks; called on virtual threads. */
public interface Products {
    Optional<Product> find(String id);

    /** Products in the order of their ids; {@code category} and {@code words} (in name, alias or id) narrow. */
    List<Product> list(@Nullable String category, @Nullable String words, int limit);

    /** The lowest price asked on any day from {@code from} (inclusive) until {@code until} (exclusive). */
    Optional<Money> lowestPrice(String id, LocalDate from, LocalDate until);

    /**
     * A new price, a new stock, or both; what is null stays. A new price is added to the history.
     *
     * @return the product after the change, empty where no such product is
     */
    Optional<Product> change(String id, @Nullable Money price, @Nullable Integer stock);
}
