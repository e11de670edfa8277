/**
 * Words said aloud by this machine. {@link shop.xiaoer.broadcast.driver.voice.Recital} says a segment or an answer by the
 * port {@link shop.xiaoer.broadcast.driver.voice.Voice}, with the label that an AI speaks, so that a script and a room can be
 * heard without any service; {@link shop.xiaoer.broadcast.driver.voice.Pcm} is the sound, {@code SoundShelf} keeps what was
 * said lately, {@link shop.xiaoer.broadcast.driver.voice.NoVoice} stands where there is none.
 */
@NullMarked
package shop.xiaoer.broadcast.driver.voice;

import org.jspecify.annotations.NullMarked;
