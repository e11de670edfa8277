/**
 * One script, many renderers. A {@link shop.xiaoer.broadcast.driver.Driver} declares its {@link
 * shop.xiaoer.broadcast.driver.RendererAbilities} and compiles a script for them into {@link
 * shop.xiaoer.broadcast.driver.Compiled}: payloads within its limits, the place of each sentence in them, and every
 * cue that the renderer cannot take, with the reason. {@link shop.xiaoer.broadcast.driver.RequestDriver} and its {@link
 * shop.xiaoer.broadcast.driver.Engine}s serve the rendering services; {@link shop.xiaoer.broadcast.driver.Packer} fills
 * payloads with sentences that a {@link shop.xiaoer.broadcast.driver.Tongue} writes; {@link
 * shop.xiaoer.broadcast.driver.Renderer} is the port to those that are driven live. An engine that speaks text never sees a tag. {@link shop.xiaoer.broadcast.driver.Exports} is the gate
 * in front: approval, the platform's rule, and the label that an AI made this in every one of them. {@link
 * shop.xiaoer.broadcast.driver.Recital} says words by the port {@link shop.xiaoer.broadcast.driver.Voice}, a voice of this
 * machine, so that a script and a room can be heard without any service.
 */
@NullMarked
package shop.xiaoer.broadcast.driver;

import org.jspecify.annotations.NullMarked;
