package shop.xiaoer.broadcast.driver.payload;

import shop.xiaoer.text.Language;

/** How words are written for a renderer: bare, or with its markup around them. */
public interface Tongue {
    /** A written stretch: the markup before the words, the words, the markup behind them. */
    record Written(String before, String words, String after) {
        /** All three, one after the other. */
        public String whole() {
            return before + words + after;
        }
    }

    /** What of a sentence is said; stretches are cut from it. Blank where nothing is. */
    String words(SpokenLine line);

    Written write(Stretch stretch);

    /** Words of our own, such as the label. */
    String plain(String words);

    /** What stands before the words of a payload. */
    String open(Language language, Casting casting);

    String close();
}
