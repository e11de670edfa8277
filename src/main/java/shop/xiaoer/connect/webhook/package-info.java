/**
 * Webhooks out: what happens here is told to other systems, signed, at least once, in order for each conversation. {@link
 * shop.xiaoer.connect.webhook.Webhooks} is the port to where they are owed (written with the event, in its transaction);
 * {@link shop.xiaoer.connect.webhook.Deliverer} sends them and tries again for a day; {@link
 * shop.xiaoer.connect.webhook.PublicAddress} keeps a webhook from being sent into the server's own network.
 */
@NullMarked
package shop.xiaoer.connect.webhook;

import org.jspecify.annotations.NullMarked;
