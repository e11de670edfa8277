/**
 * A room on air. {@link shop.xiaoer.broadcast.room.Room} is what was planned: scripts in the order of a rundown, loops,
 * a platform. {@link shop.xiaoer.broadcast.room.Show} decides, at any moment, which cue comes next: it holds the place in
 * the rundown, the cues that were sent and have not ended, and the answers that wait ({@code AnswerQueue}). What is high
 * cuts what is low at the end of a sentence, never the other way round; every return to the script says so and, within a
 * segment, has a bridge before it. {@code Playlist} turns the place into words, with the values of price and stock as of
 * now; an answer carries the {@link shop.xiaoer.broadcast.room.LiveFact}s that it rests on, and is given anew where one
 * does not hold when its turn comes; {@link shop.xiaoer.broadcast.Repetition} measures how much of one loop
 * was said before.
 *
 * <p>Nothing here reads a clock, sends or keeps anything: moments come in as arguments, so that a day passes in a test in
 * a second. {@link shop.xiaoer.broadcast.room.ShowLedger} is the port through which each cue is kept before it is sent,
 * under the fence of its director and the number of the cue before it; {@link shop.xiaoer.broadcast.room.RoomLedger} keeps the rooms and who
 * directs them, {@link shop.xiaoer.broadcast.room.CommentLedger} what viewers wrote.
 */
@NullMarked
package shop.xiaoer.broadcast.room;

import org.jspecify.annotations.NullMarked;
