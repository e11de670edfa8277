/**
 * A room on air, as data. {@link shop.xiaoer.broadcast.room.Room} is what was planned: scripts in the order of a rundown,
 * loops, a platform; {@link shop.xiaoer.broadcast.room.Place} is where it stands in them, {@link
 * shop.xiaoer.broadcast.room.RoomCue} what is sent to its renderer. A viewer's {@link shop.xiaoer.broadcast.room.Comment}
 * gets a {@link shop.xiaoer.broadcast.room.LiveAnswer}, which carries the {@link
 * shop.xiaoer.broadcast.room.LiveFact}s that it rests on, or an approved {@link
 * shop.xiaoer.broadcast.room.KeywordReply}. {@link shop.xiaoer.broadcast.room.RoomLedger} is the port that keeps the rooms
 * and who directs them. What comes next is decided in {@code room.show}, what came of it is told by {@code room.report}.
 */
@NullMarked
package shop.xiaoer.broadcast.room;

import org.jspecify.annotations.NullMarked;
