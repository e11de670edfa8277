/** The database that tests stand on: {@link shop.xiaoer.store.embedded.testing.TestDatabase}. */
@NullMarked
package shop.xiaoer.store.embedded.testing;

import org.jspecify.annotations.NullMarked;
