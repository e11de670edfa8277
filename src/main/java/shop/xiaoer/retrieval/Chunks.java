package shop.xiaoer.retrieval;

import java.util.ArrayList;
import java.util.List;
import shop.xiaoer.text.Language;
import shop.xiaoer.text.Sentences;
import shop.xiaoer.text.TextRange;

/** Cuts a long text into parts of a few sentences: one vector cannot hold a page. */
final class Chunks {
    private Chunks() {}

    static List<String> of(String text, Language language) {
        int most = language == Language.ZH ? 160 : 420;
        List<String> chunks = new ArrayList<>();
        int from = -1;
        int to = 0;
        for (TextRange sentence : Sentences.split(text)) {
            if (from >= 0 && sentence.to() - from > most) {
                chunks.add(text.substring(from, to));
                from = -1;
            }
            from = from < 0 ? sentence.from() : from;
            to = sentence.to();
        }
        if (from >= 0) {
            chunks.add(text.substring(from, to));
        }
        return chunks;
    }
}
