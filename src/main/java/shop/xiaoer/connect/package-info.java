/**
 * Every outgoing call. {@link shop.xiaoer.connect.OutgoingHttp} makes one bounded call and says how sure its ending is;
 * {@link shop.xiaoer.connect.Circuit} keeps from asking a system that is down. {@code connect.shop} serves the catalogue's
 * ports from a shop's own system; {@code connect.webhook} tells other systems what happened here; {@code connect.cluster}
 * is another way for the nodes of a shop to hear of each other.
 */
@NullMarked
package shop.xiaoer.connect;

import org.jspecify.annotations.NullMarked;
