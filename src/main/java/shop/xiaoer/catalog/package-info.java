/**
 * The shelf and the till: products with their facts and evidence, orders with their parcels, money. The ports {@link
 * shop.xiaoer.catalog.Products} and {@link shop.xiaoer.catalog.Orders} stand here; {@code store} serves them from the
 * embedded shop's tables, {@code connect.shop} from a shop's own system.
 */
@NullMarked
package shop.xiaoer.catalog;

import org.jspecify.annotations.NullMarked;
