/**
 * A real PostgreSQL that comes with the product. {@link shop.xiaoer.store.embedded.EmbeddedPostgres} takes the lock on
 * the data folder, unpacks the bundled programs once, makes the cluster once, stops what a killed server left behind,
 * and starts the database on a free port of the loopback interface with a password of its own. Everything that can go
 * wrong ends in {@link shop.xiaoer.store.embedded.EmbeddedDatabaseException}, which says what to do about it.
 */
@NullMarked
package shop.xiaoer.store.embedded;

import org.jspecify.annotations.NullMarked;
