/** The load program for the socket: {@link shop.xiaoer.bench.socket.SocketCommand} drives {@link shop.xiaoer.bench.socket.Load} against the shop and against an echo. */
@NullMarked
package shop.xiaoer.bench.socket;

import org.jspecify.annotations.NullMarked;
