package shop.xiaoer.store;

import io.vertx.sqlclient.Row;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.catalog.Money;
import shop.xiaoer.catalog.Product;
import shop.xiaoer.catalog.Products;
import shop.xiaoer.knowledge.ProductSeed;
import shop.xiaoer.text.Recent;

/** The embedded shop's products. Price and stock stand in columns of their own: they are what changes. */
public final class PgProducts implements Products {
    private static final String COLUMNS = "id, price, currency, stock, body::text as body";
    private static final int PARSED = 256;

    private final Sql sql;
    private final Clock clock;
    private final ZoneId zone;
    /** Price and stock apart, a product is the same from question to question: it is taken apart once. */
    private final Recent<String, Product> bodies = new Recent<>(PARSED);

    public PgProducts(Sql sql, Clock clock, ZoneId zone) {
        this.sql = sql;
        this.clock = clock;
        this.zone = zone;
    }

    @Override
    public Optional<Product> find(String id) {
        return sql.first("select " + COLUMNS + " from product where id = $1", id)
                .map(this::product);
    }

    @Override
    public List<Product> list(@Nullable String category, @Nullable String words, int limit) {
        return sql
                .run(
                        "select " + COLUMNS + " from product where ($1::text is null or category = $1)"
                                + " and ($2::text is null or position(lower($2) in lower(search)) > 0 or lower(id) = lower($2)) order by id limit $3",
                        category,
                        words,
                        limit)
                .stream()
                .map(this::product)
                .toList();
    }

    private Product product(Row row) {
        String body = row.getString("body");
        Product kept = bodies.get(body, () -> ShopJson.read(body, Product.class));
        Money price = new Money(row.getBigDecimal("price"), row.getString("currency"));
        return with(kept, price, row.getInteger("stock"));
    }

    private static Product with(Product kept, Money price, int stock) {
        return new Product(
                kept.id(),
                kept.category(),
                kept.categoryName(),
                kept.complianceCategory(),
                kept.name(),
                kept.aliases(),
                price,
                stock,
                kept.returnable(),
                kept.image(),
                kept.attributes(),
                kept.sellingPoints(),
                kept.pains(),
                kept.evidence(),
                kept.priceHistory());
    }

    @Override
    public Optional<Money> lowestPrice(String id, LocalDate from, LocalDate until) {
        // The price of the first day is the last one that was set on or before it.
        return sql.first(
                        "select min(p.price) as lowest, max(x.currency) as currency from price_point p join product x on x.id = p.product"
                                + " where p.product = $1 and p.from_day < $3 and p.from_day >= coalesce((select max(from_day)"
                                + " from price_point where product = $1 and from_day <= $2), $2)",
                        id,
                        from,
                        until)
                .filter(row -> row.getBigDecimal("lowest") != null)
                .map(row -> new Money(row.getBigDecimal("lowest"), row.getString("currency")));
    }

    @Override
    public Optional<Product> change(String id, @Nullable Money price, @Nullable Integer stock) {
        return sql.transaction(within -> {
            Optional<Product> changed = within.first(
                            "update product set price = coalesce($2, price), stock = coalesce($3, stock), changed_at = clock_timestamp()"
                                    + " where id = $1 returning " + COLUMNS,
                            id,
                            price == null ? null : price.amount(),
                            stock)
                    .map(this::product);
            if (changed.isPresent() && price != null) {
                point(within, id, today(), price.amount());
            }
            return changed;
        });
    }

    private LocalDate today() {
        return clock.instant().atZone(zone).toLocalDate();
    }

    private static void point(Sql.Within within, String id, LocalDate day, BigDecimal price) {
        within.run(
                "insert into price_point (product, from_day, price) values ($1, $2, $3)"
                        + " on conflict (product, from_day) do update set price = excluded.price",
                id,
                day,
                price);
    }

    /**
     * Takes over what the files say of their products. A product whose part of the file is unchanged since it was last
     * imported stays as it is, with the price and the stock that it was given since.
     */
    public void importAll(List<ProductSeed> seeds, LocalDate firstStart) {
        sql.transaction(within -> {
            for (ProductSeed seed : seeds) {
                Product product = seed.at(firstStart);
                boolean fresh = within.change(
                                "insert into product (id, category, price, currency, stock, body, source, search)"
                                        + " values ($1, $2, $3, $4, $5, $6::text::jsonb, $7, $8) on conflict (id) do update set category = excluded.category,"
                                        + " price = excluded.price, currency = excluded.currency, stock = excluded.stock, body = excluded.body,"
                                        + " source = excluded.source, search = excluded.search, changed_at = clock_timestamp() where product.source <> excluded.source",
                                product.id(),
                                product.category(),
                                product.price().amount(),
                                product.price().currency(),
                                product.stock(),
                                ShopJson.write(product),
                                seed.hash(),
                                search(product))
                        > 0;
                if (fresh) {
                    product.priceHistory()
                            .forEach(past -> point(
                                    within,
                                    product.id(),
                                    past.from(),
                                    past.price().amount()));
                }
            }
            return null;
        });
    }

    private static String search(Product product) {
        Stream<String> names = Stream.of(product.name().zh(), product.name().en());
        Stream<String> aliases = product.aliases().values().stream().flatMap(List::stream);
        return Stream.concat(names, aliases).collect(Collectors.joining("\n"));
    }
}
