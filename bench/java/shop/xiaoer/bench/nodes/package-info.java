/**
 * What a shopper notices of a node that dies: {@link shop.xiaoer.bench.nodes.NodesCommand} kills the node at which an
 * answer is being written and waits for it at another one, {@link shop.xiaoer.bench.nodes.Visitor} is who waits.
 */
@NullMarked
package shop.xiaoer.bench.nodes;

import org.jspecify.annotations.NullMarked;
