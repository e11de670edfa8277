package shop.xiaoer.handoff;

import java.util.Set;
import shop.xiaoer.text.Language;

/**
 * Somebody who serves shoppers, as the account says and as the desk stands.
 *
 * @param name by which shoppers and colleagues know the agent
 * @param account by which the agent signs in
 * @param capacity chats at once; assignment keeps to it, a claim by hand does not
 * @param serving chats at this moment
 * @param online whether the agent takes new ones now
 * @param here whether this node is the one that gives the agent new ones
 */
public record Agent(
        String name,
        String account,
        Set<Language> languages,
        Set<String> skills,
        int capacity,
        int serving,
        boolean online,
        boolean here) {
    public Agent {
        languages = Set.copyOf(languages);
        skills = Set.copyOf(skills);
    }

    boolean speaks(Language language) {
        return languages.contains(language);
    }

    int room() {
        return Math.max(0, capacity - serving);
    }

    /** The same one, at the desk or not. */
    public Agent seated(boolean isOnline, boolean isHere) {
        return new Agent(name, account, languages, skills, capacity, serving, isOnline, isHere);
    }

    Agent withOneMore() {
        return new Agent(name, account, languages, skills, capacity, serving + 1, online, here);
    }

    /** How full the agent is, from 0 to 1. */
    double load() {
        return capacity == 0 ? 1 : (double) serving / capacity;
    }
}
