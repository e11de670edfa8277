/**
 * One script, many renderers. A {@link shop.xiaoer.broadcast.driver.Driver} declares what it can and compiles a script into
 * payloads ({@code driver.payload}). {@code RequestDriver} and its {@code Engine}s serve the rendering services; {@link
 * shop.xiaoer.broadcast.driver.Renderer} is the port to those that are driven live. An engine that speaks text never sees a
 * tag. {@link shop.xiaoer.broadcast.driver.Exports} is the gate in front: approval, the platform's rule, and the label that
 * an AI made this in every one of them. A voice of this machine is {@code driver.voice}.
 */
@NullMarked
package shop.xiaoer.broadcast.driver;

import org.jspecify.annotations.NullMarked;
