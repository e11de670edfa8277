package shop.xiaoer.text.spoken;

import java.text.Normalizer;
import java.util.Locale;

/** The comparison of the labels: letters after NFKC, without spaces and punctuation except points, / and %. */
final class SpokenLetters {
    private SpokenLetters() {}

    static String of(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replace("〇", "零")
                .replaceAll("(?<!\\d)\\.|\\.(?!\\d)", "")
                .replaceAll("[^\\p{L}\\p{N}./%°]", "")
                .replace("°", "");
    }
}
