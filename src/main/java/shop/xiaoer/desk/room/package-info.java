/**
 * Live rooms in motion, on the node that directs them and on those that only hear of them. Everything here blocks and runs
 * on virtual threads.
 *
 * <p>{@link shop.xiaoer.desk.room.RoomDesk} holds the parts together. {@link shop.xiaoer.desk.room.RoomBook} keeps the plans; {@link
 * shop.xiaoer.desk.room.RoomControls} puts a room on air and silences it, {@link shop.xiaoer.desk.room.OperatorWords} takes what a
 * person lets the host say. {@code RoomTaking} makes this node the one that directs a room. Its {@code RoomDirector} is one
 * of the {@code Directors} from then on and lets one thing happen to the {@code Performance} after the other: what is said
 * and done in it, and what is due by the clock of {@link shop.xiaoer.desk.room.RoomRounds}. The {@code RoomAudience} hears it, each
 * through the {@link shop.xiaoer.desk.room.RoomSink} with which {@link shop.xiaoer.desk.room.RoomStreams} let it in; {@code ApprovedScripts} and {@link
 * shop.xiaoer.desk.room.RoomLaw} know what may be said.
 *
 * <p>{@link shop.xiaoer.desk.room.RoomComments} brings what viewers write to an answer: through a {@code CommentInbox} to the {@link
 * shop.xiaoer.desk.room.KeywordReplies}, then to {@link shop.xiaoer.desk.room.RoomAnswers}.
 *
 * <p>{@code RoomsElsewhere} tells and asks the node that directs a room, and shows its room through a {@code RoomWindow};
 * {@link shop.xiaoer.desk.room.RoomNotes} does what the others tell, {@code PassedOnWishes} what their operators wish.
 */
@NullMarked
package shop.xiaoer.desk.room;

import org.jspecify.annotations.NullMarked;
