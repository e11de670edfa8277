/**
 * Hand-made parts for tests of the desk: a stream that remembers, an answerer that streams until it is stopped, and the
 * whole desk of one node on a database of its own ({@link shop.xiaoer.desk.testing.TestDesk}).
 */
@NullMarked
package shop.xiaoer.desk.testing;

import org.jspecify.annotations.NullMarked;
