/** The clients' side of the wire: {@link shop.xiaoer.bench.wire.Wire} opens sockets, {@link shop.xiaoer.bench.wire.Line} is one of them, {@link shop.xiaoer.bench.wire.Api} asks over HTTP. */
@NullMarked
package shop.xiaoer.bench.wire;

import org.jspecify.annotations.NullMarked;
