/**
 * The voice of this machine: {@link shop.xiaoer.connect.voice.EspeakVoice} runs {@code espeak-ng} where it is installed, one
 * sentence at a time, so that a script can be heard without any service.
 */
@NullMarked
package shop.xiaoer.connect.voice;

import org.jspecify.annotations.NullMarked;
