/**
 * What a message names: {@link shop.xiaoer.intent.entity.Entities} finds numbers, sums, dates, sizes, colours and
 * quantities, one reader ({@code AmountEntities} and its like) after the other over one {@code Scan}; {@link
 * shop.xiaoer.intent.entity.ProductNames} says which goods, {@link shop.xiaoer.intent.entity.ShopColours} knows the colours
 * that the shop sells. Knows nothing of intents.
 */
@NullMarked
package shop.xiaoer.intent.entity;

import org.jspecify.annotations.NullMarked;
