/**
 * RFC 6455 on the product's three sockets, over plain TCP: the cases that the Autobahn test suite asks of every server,
 * in its order, as far as they apply to a server that does not echo and speaks JSON alone. A frame that asks for
 * something unknown stands for the echo: its {@code id} comes back in the problem.
 */
@NullMarked
package shop.xiaoer.framing;

import org.jspecify.annotations.NullMarked;
