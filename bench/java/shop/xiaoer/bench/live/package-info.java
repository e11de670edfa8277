/**
 * How soon what a merchant writes into the knowledge base is said to a shopper. {@link
 * shop.xiaoer.bench.live.LiveCommand} changes files of a copy beside a running server and asks until the answer shows it.
 */
@NullMarked
package shop.xiaoer.bench.live;

import org.jspecify.annotations.NullMarked;
