/**
 * A live room under load and under kills: a renderer that speaks several times faster than a voice, viewers who ask, and
 * a server that is killed while it directs. {@link shop.xiaoer.bench.room.RoomCommand} reports the time from a comment to
 * the cue that answers it and what of the show was said twice or lost; {@code Renderer} keeps what it heard.
 */
@NullMarked
package shop.xiaoer.bench.room;

import org.jspecify.annotations.NullMarked;
