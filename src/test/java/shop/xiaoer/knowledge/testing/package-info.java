/** A small shop's knowledge for tests of any package. */
@NullMarked
package shop.xiaoer.knowledge.testing;

import org.jspecify.annotations.NullMarked;
