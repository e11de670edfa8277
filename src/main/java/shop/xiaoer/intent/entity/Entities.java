package shop.xiaoer.intent.entity;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import shop.xiaoer.text.Language;

/**
 * Finds numbers, sums, dates, sizes, colours and quantities in a message, and goods by {@link ProductNames}. What is
 * surest is looked for first and keeps its place: the digits of an order number are no phone. Pure; safe from any
 * thread; a fraction of a millisecond a message.
 */
public final class Entities {
    private final ProductNames products;
    private final ShopColours colours;

    public Entities(ProductNames products, ShopColours colours) {
        this.products = products;
        this.colours = colours;
    }

    /** The entities in the order of their places. */
    public List<Entity> find(String text, Language language) {
        List<Entity> found = new ArrayList<>();
        for (ProductNames.Named named : products.findByAnyPart(text)) {
            found.add(new Entity(
                    Entity.Type.product, named.range().from(), named.range().to(), named.text(), named.id()));
        }
        for (Entity entity : findWithoutProducts(text, language, colours)) {
            boolean inName = found.stream()
                    .anyMatch(other -> other.type() == Entity.Type.product
                            && other.from() <= entity.from()
                            && entity.to() <= other.to());
            if (!inName) {
                found.add(entity);
            }
        }
        found.sort(Comparator.comparingInt(Entity::from).thenComparing(Entity::type));
        return List.copyOf(found);
    }

    /** The same, goods left out. */
    public static List<Entity> findWithoutProducts(String text, Language language) {
        return findWithoutProducts(text, language, ShopColours.none());
    }

    private static List<Entity> findWithoutProducts(String text, Language language, ShopColours colours) {
        Scan scan = new Scan(text, language);
        NumberEntities.find(scan);
        AmountEntities.find(scan);
        DateEntities.find(scan);
        SizeEntities.find(scan);
        colours.find(scan);
        ColourEntities.find(scan);
        QuantityEntities.find(scan);
        return scan.found();
    }
}
