/** Hand-made parts for tests of the desk: a stream that remembers, an answerer that streams until it is stopped. */
@NullMarked
package shop.xiaoer.desk.testing;

import org.jspecify.annotations.NullMarked;
