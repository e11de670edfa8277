/**
 * A way for the nodes of a shop to hear of each other that does not lead through the database: {@link
 * shop.xiaoer.connect.cluster.HazelcastLine}. The database stays what decides; this carries hints.
 */
@NullMarked
package shop.xiaoer.connect.cluster;

import org.jspecify.annotations.NullMarked;
