/**
 * A shop's own system behind the catalogue's ports, over HTTP, by the contract in {@code docs/connector.yaml}. {@link
 * shop.xiaoer.connect.shop.ShopCalls} signs, bounds, tries again what is safe and leaves a system alone that is down;
 * {@link shop.xiaoer.connect.shop.ShopOrders} and {@link shop.xiaoer.connect.shop.ShopProducts} read strictly: a state that
 * nobody knows, a missing amount, another order than the one asked for is a fault of the shop and ends with a person.
 * {@link shop.xiaoer.connect.shop.ShopWrites} makes a change once and finds out how one ended whose answer was lost;
 * {@link shop.xiaoer.connect.shop.ShopLedger} stands before the ledger, so that nobody is told of a change that the shop
 * has not confirmed.
 */
@NullMarked
package shop.xiaoer.connect.shop;

import org.jspecify.annotations.NullMarked;
