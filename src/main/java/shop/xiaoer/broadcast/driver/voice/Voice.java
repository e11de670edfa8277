package shop.xiaoer.broadcast.driver.voice;

import shop.xiaoer.text.Language;

/** Port: a voice on this machine that makes sound of words. Blocks for the time that the sound takes to make. */
public interface Voice {
    /**
     * One sentence as sound.
     *
     * @param spoken as a voice says it, without tags
     */
    Said say(String spoken, Language language);

    /** How it ended. */
    sealed interface Said {
        /** @param sound of one channel, 16 bits, at {@link Pcm#RATE} */
        record Sound(Pcm sound) implements Said {}

        /** There is no voice on this machine. */
        record Off(String why) implements Said {}

        /** Others are being spoken: to be tried again. */
        record Busy() implements Said {}

        record Failed(String why) implements Said {}
    }
}
