/**
 * What a live room says next. {@link shop.xiaoer.broadcast.room.show.Show} decides, at any moment, which cue comes next: it
 * holds the place in the rundown, the cues that were sent and have not ended ({@code OpenCues}), and the answers that wait
 * ({@code AnswerQueue}). What is high cuts what is low at the end of a sentence, never the other way round; every return to
 * the script says so and, within a segment, has a bridge before it ({@code Asides}, in the words of {@link
 * shop.xiaoer.broadcast.room.show.RoomWords}). {@code Playlist} turns the place into words, with the values of price and
 * stock as of now; an answer is given anew where a fact that it rests on does not hold when its turn comes; {@link
 * shop.xiaoer.broadcast.Repetition} measures how much of one loop was said before.
 *
 * <p>Nothing here reads a clock, sends or keeps anything: moments come in as arguments, so that a day passes in a test in
 * a second. {@link shop.xiaoer.broadcast.room.show.ShowLedger} is the port through which each cue is kept before it is
 * sent, under the fence of its director and the number of the cue before it; {@link
 * shop.xiaoer.broadcast.room.show.ShowScripts} says what may be said.
 */
@NullMarked
package shop.xiaoer.broadcast.room.show;

import org.jspecify.annotations.NullMarked;
