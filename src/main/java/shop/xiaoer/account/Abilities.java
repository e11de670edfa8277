package shop.xiaoer.account;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.text.Language;

/** Port: what those who serve can do, and how much at once. Blocks. */
public interface Abilities {
    /** Everybody whose role may serve shoppers, by name. */
    List<Ability> all();

    /**
     * Sets what is not null, with an entry of the audit trail.
     *
     * @param by the account that does it
     * @return how it is now; empty where no such account serves
     */
    Optional<Ability> set(String by, String name, Change change);

    /**
     * @param languages spoken beside it
     * @param capacity chats at once that are assigned; a claim by hand is not bound by it
     */
    record Ability(Account account, List<Language> languages, List<String> skills, int capacity) {
        public Ability {
            languages = List.copyOf(languages);
            skills = List.copyOf(skills);
        }
    }

    record Change(
            @Nullable List<Language> languages,
            @Nullable List<String> skills,
            @Nullable Integer capacity) {}
}
