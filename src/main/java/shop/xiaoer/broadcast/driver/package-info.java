/**
 * One script, many renderers. A {@link shop.xiaoer.broadcast.driver.Driver} declares its {@link
 * shop.xiaoer.broadcast.driver.RendererAbilities} and compiles a script for them into {@link
 * shop.xiaoer.broadcast.driver.Compiled}: payloads of a sentence or less, and every cue that the renderer cannot take,
 * with the reason. An engine that speaks text never sees a tag. {@link shop.xiaoer.broadcast.driver.Exports} is the gate
 * in front: approval, the platform's rule, and the label that an AI made this in every one of them.
 */
@NullMarked
package shop.xiaoer.broadcast.driver;

import org.jspecify.annotations.NullMarked;
