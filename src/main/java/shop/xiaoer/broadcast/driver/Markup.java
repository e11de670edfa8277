package shop.xiaoer.broadcast.driver;

import shop.xiaoer.broadcast.driver.payload.Casting;
import shop.xiaoer.text.Language;

/** The elements of an engine's dialect of SSML; values come from its {@link shop.xiaoer.broadcast.driver.payload.RendererAbilities}. */
interface Markup {
    String open(Language language, Casting casting);

    String close();

    /** Begins a mood, or blank where the dialect has none inside the text. */
    String openEmotion(String value);

    String closeEmotion();

    /** A gesture at this place, or blank where the dialect has none inside the text. */
    String gesture(String value);
}
