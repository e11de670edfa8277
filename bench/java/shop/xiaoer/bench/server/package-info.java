/** The servers under measurement, each a process of its own: {@link shop.xiaoer.bench.server.ServerProcess} the shop, {@link shop.xiaoer.bench.server.EchoProcess} the baseline; {@link shop.xiaoer.bench.server.Memory} reads what a process holds. */
@NullMarked
package shop.xiaoer.bench.server;

import org.jspecify.annotations.NullMarked;
