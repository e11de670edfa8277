/**
 * Frames and bodies of the contract as records, read and written here and nowhere else. No rules, no I/O. {@link
 * shop.xiaoer.wire.ToShopper}, {@link shop.xiaoer.wire.ToAgent} and {@link shop.xiaoer.wire.RoomJson} write ours, with what {@link
 * shop.xiaoer.wire.Outgoing} has for all of them; {@link shop.xiaoer.wire.CompletionJson} writes those of OpenAI's protocol.
 */
@NullMarked
package shop.xiaoer.wire;

import org.jspecify.annotations.NullMarked;
