/**
 * Programs that measure the running server, each beside its baseline in the same run: {@link
 * shop.xiaoer.bench.socket.SocketCommand} the socket, {@link shop.xiaoer.bench.understanding.UnderstandingCommand} intents
 * and retrieval, {@link shop.xiaoer.bench.faults.FaultsCommand} what is lost when connections and processes break, {@link
 * shop.xiaoer.bench.claims.ClaimsCommand} what the bot says after a person took over. Started by {@code bench/run}.
 */
@NullMarked
package shop.xiaoer.bench;

import org.jspecify.annotations.NullMarked;
