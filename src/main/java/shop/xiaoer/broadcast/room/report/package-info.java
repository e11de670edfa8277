/**
 * What came of a room: {@link shop.xiaoer.broadcast.room.report.RoomReport} counts what was said and who was answered, {@link
 * shop.xiaoer.broadcast.room.report.LoopMeaning} how near each loop came to one before it, and the port {@link
 * shop.xiaoer.broadcast.room.report.CommentLedger} keeps what viewers wrote and what became of each comment.
 */
@NullMarked
package shop.xiaoer.broadcast.room.report;

import org.jspecify.annotations.NullMarked;
