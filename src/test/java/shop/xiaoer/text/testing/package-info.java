/** What stands recorded in a file, for tests of several packages. */
@NullMarked
package shop.xiaoer.text.testing;

import org.jspecify.annotations.NullMarked;
