/**
 * Where the parts are created, wired, started and stopped.
 *
 * <p>{@link shop.xiaoer.app.server.Server} starts in order what {@code StartedParts} stops in reverse: the {@code Ground} of
 * database, encoder and words; what {@code Answering} makes of the shop's knowledge; {@code ThisNode}; {@code ChatDesks};
 * {@code Broadcasting}; then the port. {@code Clockwork} is what it does by the clock. {@link
 * shop.xiaoer.app.server.Prepared} is what the build made so that the first start need not.
 */
@NullMarked
package shop.xiaoer.app.server;

import org.jspecify.annotations.NullMarked;
