package shop.xiaoer.answer.model;

import java.util.LinkedHashMap;
import java.util.Map;
import shop.xiaoer.text.Language;
import shop.xiaoer.text.PersonalData;

/**
 * Personal data on its way to the model and back: what {@link PersonalData} finds in the words of a talk goes out as
 * {@code 〔电话1〕}, the same each time it occurs, and comes back as it was. One for a generation; called by one thread.
 */
final class Masking {
    private static final char OPEN = '〔';
    private static final char CLOSE = '〕';
    /** A sign that opens and is not closed within so many chars is none of ours. */
    private static final int LONGEST = 16;

    private final Language language;
    private final Map<String, String> masks = new LinkedHashMap<>();
    private final Map<String, String> originals = new LinkedHashMap<>();
    private final StringBuilder held = new StringBuilder();

    Masking(Language language) {
        this.language = language;
    }

    /** The text with each finding's mask in its place. */
    String mask(String text) {
        StringBuilder masked = new StringBuilder();
        int from = 0;
        for (PersonalData.Found found : PersonalData.find(text)) {
            masked.append(text, from, found.from())
                    .append(mask(found.kind(), text.substring(found.from(), found.to())));
            from = found.to();
        }
        return masked.append(text.substring(from)).toString();
    }

    private String mask(PersonalData.Kind kind, String original) {
        return masks.computeIfAbsent(original, one -> {
            String mask = OPEN + kind.called(language) + (originals.size() + 1) + CLOSE;
            originals.put(mask, one);
            return mask;
        });
    }

    /** A whole reply as it is meant. A mask that nobody gave stays as the model wrote it. */
    String restore(String reply) {
        String restored = reply;
        for (Map.Entry<String, String> original : originals.entrySet()) {
            restored = restored.replace(original.getKey(), original.getValue());
        }
        return restored;
    }

    /** The next piece of a reply; what may be the beginning of a mask is kept until it is told. */
    String restoreNext(String delta) {
        held.append(delta);
        int open = held.lastIndexOf(String.valueOf(OPEN));
        boolean whole = open < 0 || held.indexOf(String.valueOf(CLOSE), open) >= 0 || held.length() - open > LONGEST;
        int to = whole ? held.length() : open;
        String settled = restore(held.substring(0, to));
        held.delete(0, to);
        return settled;
    }

    /** What is still kept when the reply has ended. */
    String rest() {
        String rest = restore(held.toString());
        held.setLength(0);
        return rest;
    }
}
