/**
 * What a renderer is given. {@link shop.xiaoer.broadcast.driver.payload.RendererAbilities} say what it can take; a script's
 * sentences ({@link shop.xiaoer.broadcast.driver.payload.SpokenLine}) are written by a {@link
 * shop.xiaoer.broadcast.driver.payload.Tongue}, cut where they are too long ({@link
 * shop.xiaoer.broadcast.driver.payload.Stretch}, {@link shop.xiaoer.broadcast.driver.payload.Cutter}) and filled into payloads by {@link
 * shop.xiaoer.broadcast.driver.payload.Packer}. {@link shop.xiaoer.broadcast.driver.payload.Compiled} is the whole: payloads
 * within the limits, the place of each sentence in them, and every cue that the renderer cannot take, with the reason. The
 * {@link shop.xiaoer.broadcast.driver.payload.Terms} say whether the {@link
 * shop.xiaoer.broadcast.driver.payload.AiLabel} that an AI made this comes with it. Knows no renderer.
 */
@NullMarked
package shop.xiaoer.broadcast.driver.payload;

import org.jspecify.annotations.NullMarked;
