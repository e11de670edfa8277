package shop.xiaoer.desk.room;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.broadcast.room.Room;
import shop.xiaoer.broadcast.script.SpeechContext;
import shop.xiaoer.catalog.Money;
import shop.xiaoer.catalog.Product;
import shop.xiaoer.catalog.Products;
import shop.xiaoer.compliance.ComplianceCheck;
import shop.xiaoer.compliance.ComplianceContext;
import shop.xiaoer.compliance.Finding;
import shop.xiaoer.text.Language;

/**
 * What the law has against words that a room's host would say. Drink, food and devices have rules of their own, so that it
 * is asked with the goods that are on show. Blocks on the catalogue.
 */
public final class RoomLaw {
    private final ComplianceCheck law;
    private final Products products;
    private final Clock clock;

    /** @param clock in the shop's time zone, for the lowest price of seven days */
    public RoomLaw(ComplianceCheck law, Products products, Clock clock) {
        this.law = law;
        this.products = products;
        this.clock = clock;
    }

    /**
     * Against words that are said now.
     *
     * @param product id of what is on show, null where nothing is
     */
    public List<Finding> now(String text, Language language, @Nullable String product) {
        return law.check(text, context(product, language));
    }

    /** Against words that may be said at any time of a room: over none of its goods, and over each. */
    public List<Finding> anyTime(String text, Language language, Room room) {
        return contexts(room, language).stream()
                .flatMap(context -> law.check(text, context).stream())
                .distinct()
                .toList();
    }

    /** The first that forbids them. */
    static Optional<Finding> blocking(Collection<Finding> findings) {
        return findings.stream()
                .filter(finding -> finding.severity() == Finding.Severity.blocking)
                .findFirst();
    }

    private List<ComplianceContext> contexts(Room room, Language language) {
        return Stream.concat(
                        Stream.of(SpeechContext.of(null, language, null)),
                        room.rundown().stream()
                                .flatMap(item -> item.products().stream())
                                .distinct()
                                .map(product -> context(product, language)))
                .distinct()
                .toList();
    }

    private ComplianceContext context(@Nullable String id, Language language) {
        @Nullable Product product = id == null ? null : products.find(id).orElse(null);
        return SpeechContext.of(product, language, product == null ? null : lowest(product));
    }

    private @Nullable BigDecimal lowest(Product product) {
        LocalDate today = LocalDate.now(clock);
        return products.lowestPrice(product.id(), today.minusDays(7), today)
                .map(Money::amount)
                .orElse(null);
    }
}
