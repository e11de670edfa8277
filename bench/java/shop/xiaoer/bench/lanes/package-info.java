/**
 * Whether a shopper waits longer for the model because scripts are being written. {@link
 * shop.xiaoer.bench.lanes.LanesCommand} sends chat through the product's own gate to a {@link
 * shop.xiaoer.bench.lanes.BatchEngine}, with and without a batch of scripts beside it, in turns.
 */
@NullMarked
package shop.xiaoer.bench.lanes;

import org.jspecify.annotations.NullMarked;
