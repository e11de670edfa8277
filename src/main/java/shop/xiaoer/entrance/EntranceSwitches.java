package shop.xiaoer.entrance;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.text.Localized;

/** Port: which entrances the merchant has open. Read from memory; setting blocks. */
public interface EntranceSwitches {
    /** What is said of a closed entrance. */
    enum Instead {
        /** A line, with the way to a person beside it. */
        words,
        /** The shopper goes to a person at once. */
        person
    }

    /** @param line the merchant's own words; null for the usual ones */
    record Switch(boolean on, Instead instead, @Nullable Localized line) {
        public static final Switch OPEN = new Switch(true, Instead.words, null);
    }

    /** Those that were ever set. */
    Map<EntranceName, Switch> switches();

    /** Holds at once here and within a second on every node, with its entry of the audit trail. */
    void set(String by, EntranceName entrance, Switch wanted);

    default Switch of(EntranceName entrance) {
        return Optional.ofNullable(switches().get(entrance)).orElse(Switch.OPEN);
    }

    /** Whether an option may be offered: it names no entrance, or an open one. */
    default boolean offers(String option) {
        return EntranceName.of(option).map(name -> of(name).on()).orElse(true);
    }
}
