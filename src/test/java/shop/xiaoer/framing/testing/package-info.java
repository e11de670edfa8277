/** A client that knows how to break RFC 6455. */
@NullMarked
package shop.xiaoer.framing.testing;

import org.jspecify.annotations.NullMarked;
