/**
 * Frames and bodies of the contract as records, read and written here and nowhere else. No rules, no I/O. {@link
 * shop.xiaoer.wire.Outgoing} writes ours, {@link shop.xiaoer.wire.CompletionJson} those of OpenAI's protocol.
 */
@NullMarked
package shop.xiaoer.wire;

import org.jspecify.annotations.NullMarked;
