/** The ways of shopper and agent through a running server, over real sockets and a real database. */
@NullMarked
package shop.xiaoer.journey;

import org.jspecify.annotations.NullMarked;
