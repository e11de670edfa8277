/**
 * A day at the desk on a clock in hand: shoppers, agents and chats drawn from a seed, served by the product's own routing
 * and told the product's own waits. Tests hold the fairness bound to it, {@code bench/run queue} measures the waits.
 */
@NullMarked
package shop.xiaoer.handoff.simulation;

import org.jspecify.annotations.NullMarked;
