/**
 * The studio and the live rooms in PostgreSQL. {@link shop.xiaoer.store.broadcast.PgScripts} keeps scripts and their archive
 * ({@code ScriptJson} is a script as jsonb), {@link shop.xiaoer.store.broadcast.PgCommissions} the scripts that were asked
 * for, {@link shop.xiaoer.store.broadcast.PgPersonas} the voices they are written in. {@link
 * shop.xiaoer.store.broadcast.PgRooms} keeps the rooms and who directs them, {@link shop.xiaoer.store.broadcast.PgShows}
 * each cue under the fence of its director, {@link shop.xiaoer.store.broadcast.PgComments} what viewers wrote, {@link
 * shop.xiaoer.store.broadcast.PgRoomReplies} the approved replies to their words.
 */
@NullMarked
package shop.xiaoer.store.broadcast;

import org.jspecify.annotations.NullMarked;
