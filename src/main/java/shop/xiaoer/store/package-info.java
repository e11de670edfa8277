/**
 * PostgreSQL behind the ports of the floors below. {@link shop.xiaoer.store.PgLedger} holds the conversations, one
 * commit per transition; the others hold the shop. Only this package knows SQL. All of it blocks and is called on
 * virtual threads.
 */
@NullMarked
package shop.xiaoer.store;

import org.jspecify.annotations.NullMarked;
