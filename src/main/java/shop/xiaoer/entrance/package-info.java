/**
 * The service entrances: what a shopper can have done without a person. Each is a small state machine over an order: who
 * asks is proven, the order's status is checked against the shop's policy, the facts are shown, an explicit yes comes
 * before every write, and a case number after it. {@link shop.xiaoer.entrance.Entrances} is the way in; {@link
 * shop.xiaoer.entrance.Identification} proves; each {@link shop.xiaoer.entrance.Service} does its own part. A return of
 * an order with several pieces asks {@link shop.xiaoer.entrance.WhichGoods} first; what cannot be done is told by {@link
 * shop.xiaoer.entrance.Refusals}, with what can be done instead. What the merchant
 * has closed ({@link shop.xiaoer.entrance.EntranceSwitches}) does nothing and says so.
 */
@NullMarked
package shop.xiaoer.entrance;

import org.jspecify.annotations.NullMarked;
