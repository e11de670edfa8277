/** A small shop's own system, for tests of what calls it. */
@NullMarked
package shop.xiaoer.connect.testing;

import org.jspecify.annotations.NullMarked;
