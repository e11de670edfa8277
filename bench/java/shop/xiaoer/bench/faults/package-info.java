/**
 * What is lost when connections break and the server is killed. {@link shop.xiaoer.bench.faults.FaultsCommand} runs many
 * chats, each through a {@link shop.xiaoer.bench.faults.FaultyTunnel} of its own that breaks at the places of a {@link
 * shop.xiaoer.bench.faults.FaultPlan}; {@link shop.xiaoer.bench.faults.Talk} is the shopper, who writes down a {@link
 * shop.xiaoer.bench.faults.History}, and {@link shop.xiaoer.bench.faults.HistoryChecker} holds it against the server's log
 * and its database. {@link shop.xiaoer.bench.faults.Plant} puts bugs into the delivery that the checker must find.
 */
@NullMarked
package shop.xiaoer.bench.faults;

import org.jspecify.annotations.NullMarked;
