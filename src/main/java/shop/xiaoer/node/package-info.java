/**
 * What the nodes of one shop are to each other. Any node may write any conversation, for its row decides; what they need
 * beside the row is to hear of each other's doings soon, to know who is alive, and to fall silent when they are not sure of
 * being alive themselves.
 *
 * <p>{@link shop.xiaoer.node.Note} is what they tell, {@link shop.xiaoer.node.Bus} how: a hint that may get lost, never
 * the truth. {@link shop.xiaoer.node.NoteBus} is the one bus there is, over a {@link shop.xiaoer.node.Line} of the
 * database's or of a cluster's. {@link shop.xiaoer.node.Nodes} says who lives by the database's clock, {@link shop.xiaoer.node.Lease} whether
 * this node may count itself among them.
 */
@NullMarked
package shop.xiaoer.node;

import org.jspecify.annotations.NullMarked;
