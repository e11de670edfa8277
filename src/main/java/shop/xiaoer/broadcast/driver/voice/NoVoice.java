package shop.xiaoer.broadcast.driver.voice;

import shop.xiaoer.text.Language;

/** Where nobody wants a voice. */
public record NoVoice(String why) implements Voice {
    @Override
    public Said say(String spoken, Language language) {
        return new Said.Off(why);
    }
}
