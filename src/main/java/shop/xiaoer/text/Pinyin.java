package shop.xiaoer.text;

import com.ibm.icu.text.Transliterator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The commonest sound of a Han sign, without its tone: two signs with one sound are what a typing mistake swaps. Safe
 * from any thread; the first call for a sign takes some microseconds.
 */
public final class Pinyin {
    private static final Transliterator TRANSLITERATOR = Transliterator.getInstance("Han-Latin; Latin-ASCII");

    private final Map<Integer, String> sounds = new ConcurrentHashMap<>();

    /** Builds the tables of signs now, here and in {@link Normaliser}: the first to need them would wait for a second. */
    public static void prepare() {
        TRANSLITERATOR.transliterate(Normaliser.normalise("云"));
    }

    /** {@code yun} for 云; any other character is itself. */
    public String of(int point) {
        if (!Normaliser.isHan(point)) {
            return Character.toString(point);
        }
        return sounds.computeIfAbsent(
                point,
                sign -> TRANSLITERATOR.transliterate(Character.toString(sign)).strip());
    }

    /** Whether two signs are the same or sound the same. */
    public boolean alike(int one, int other) {
        return one == other || (Normaliser.isHan(one) && Normaliser.isHan(other) && of(one).equals(of(other)));
    }
}
