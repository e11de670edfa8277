/** Fakes of the ports that the broadcaster stands on, and a shelf of products for its tests. */
@NullMarked
package shop.xiaoer.broadcast.testing;

import org.jspecify.annotations.NullMarked;
