package shop.xiaoer.broadcast;

import shop.xiaoer.text.Language;

/** How long a text is, and how long it takes to say. */
public final class ScriptWords {
    /** 4.2 Han characters a second: between the 3.9 of a measured seven-hour show and the 5 of short videos. */
    private static final double ZH_MS_PER_WORD = 1000 / 4.2;
    /** 150 words a minute, an unhurried presenter. */
    private static final double EN_MS_PER_WORD = 400;
    /** The breath after a sentence. */
    private static final int SENTENCE_MS = 300;

    private ScriptWords() {}

    /** zh: Han characters plus runs of Latin letters or digits. en: runs of letters or digits, an apostrophe inside. */
    public static int count(String text, Language language) {
        int words = 0;
        boolean inRun = false;
        for (int i = 0; i < text.length(); ) {
            int point = text.codePointAt(i);
            i += Character.charCount(point);
            if (point >= 0x4e00 && point <= 0x9fff) {
                words++;
                inRun = false;
            } else if (point < 0x80 && Character.isLetterOrDigit(point)) {
                words += inRun ? 0 : 1;
                inRun = true;
            } else if (!(inRun && language == Language.EN && (point == '\'' || point == '’'))) {
                inRun = false;
            }
        }
        return words;
    }

    /** Milliseconds that a spoken text takes, its breaths between sentences with it. */
    public static int estimateMs(String spoken, Language language) {
        double perWord = perWordMs(language);
        return (int) Math.round(
                count(spoken, language) * perWord + Sentences.of(spoken).size() * SENTENCE_MS);
    }

    /** Words that fill so many minutes, sentences of usual length with their breaths counted in. */
    public static int forMinutes(double minutes, Language language) {
        double perSentence = language == Language.ZH ? 18 : 12;
        return (int) Math.round(minutes * 60_000 / (perWordMs(language) + SENTENCE_MS / perSentence));
    }

    private static double perWordMs(Language language) {
        return switch (language) {
            case ZH -> ZH_MS_PER_WORD;
            case EN -> EN_MS_PER_WORD;
        };
    }
}
