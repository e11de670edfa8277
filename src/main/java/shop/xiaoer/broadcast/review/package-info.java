/**
 * Nothing that no person approved reaches a renderer. {@link shop.xiaoer.broadcast.review.Review} holds the moves:
 * submit, approve, reject, expire, withdraw; {@link shop.xiaoer.broadcast.review.Rewording} makes a draft of whatever it
 * touches. Each move is one
 * {@link shop.xiaoer.broadcast.review.ArchiveEntry} in a chain of hashes, kept with the script in one step by the {@link
 * shop.xiaoer.broadcast.review.ReviewLedger}. {@link shop.xiaoer.broadcast.review.ScriptCheck} says what stands against
 * an approval: the law's findings, a price in no slot, a missing notice that the host is an AI.
 */
@NullMarked
package shop.xiaoer.broadcast.review;

import org.jspecify.annotations.NullMarked;
