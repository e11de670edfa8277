package shop.xiaoer.text.spoken;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import shop.xiaoer.text.Language;

/**
 * A text and how it is said. Deterministic; safe from any thread.
 *
 * @param text as written
 * @param spoken as said: no figure stays that a voice would have to guess at, names and models apart
 * @param pieces the stretches that read differently, in order
 */
public record SpokenForm(String text, String spoken, List<Piece> pieces) {
    public SpokenForm {
        pieces = List.copyOf(pieces);
    }

    /** A stretch of the text and the stretch of the spoken form that says it, in code points. */
    public record Piece(int textFrom, int textTo, int spokenFrom, int spokenTo) {}

    public static SpokenForm of(String text, Language language) {
        return switch (language) {
            case ZH -> read(text, ChineseReader.INSTANCE);
            case EN -> read(text, EnglishReader.INSTANCE);
        };
    }

    /** Where an offset of the text lies in the spoken form; an offset inside a piece moves to the piece's start. */
    public int from(int textOffset) {
        return move(textOffset, false);
    }

    /** The same for an exclusive end; inside a piece it moves to the piece's end. */
    public int to(int textOffset) {
        return move(textOffset, true);
    }

    private int move(int offset, boolean end) {
        int shift = 0;
        for (Piece piece : pieces) {
            if (offset <= piece.textFrom()) {
                break;
            }
            if (offset < piece.textTo()) {
                return end ? piece.spokenTo() : piece.spokenFrom();
            }
            shift = piece.spokenTo() - piece.textTo();
        }
        return offset + shift;
    }

    private static SpokenForm read(String text, Reader reader) {
        String narrow = Reader.narrow(text);
        StringBuilder spoken = new StringBuilder();
        List<Piece> pieces = new ArrayList<>();
        int textAt = 0;
        int spokenAt = 0;
        int i = 0;
        while (i < narrow.length()) {
            Optional<Reader.Reading> reading = reader.at(narrow, i);
            int next = reading.map(Reader.Reading::end).orElse(i + Character.charCount(narrow.codePointAt(i)));
            String said = reading.map(Reader.Reading::said).orElse(text.substring(i, next));
            int textLength = narrow.codePointCount(i, next);
            int spokenLength = said.codePointCount(0, said.length());
            if (!said.contentEquals(text.subSequence(i, next))) {
                pieces.add(new Piece(textAt, textAt + textLength, spokenAt, spokenAt + spokenLength));
            }
            spoken.append(said);
            textAt += textLength;
            spokenAt += spokenLength;
            i = next;
        }
        return new SpokenForm(text, spoken.toString(), pieces);
    }
}
