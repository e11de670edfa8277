package shop.xiaoer.handoff;

import java.util.List;
import shop.xiaoer.conversation.ConversationId;

/** Port: the tags that the shop keeps, and those that a conversation bears. Blocks. */
public interface Tags {
    /** As many as the shop's list holds. */
    int MOST = 100;
    /** As many as one conversation bears; they may be other words than those of the list. */
    int MOST_OF_ONE = 10;

    int LONGEST = 40;

    /** The shop's list, by name. */
    List<String> all();

    /** Adds a tag to the list; one that is there stays. @return false where the list is full */
    boolean add(String name, String by);

    /** Takes a tag from the list; the conversations that bear it keep it. @return false where there is none */
    boolean remove(String name, String by);

    List<String> of(ConversationId conversation);

    /**
     * Names as they are kept: without outer blanks, each once.
     *
     * @throws IllegalArgumentException naming the field, where one is empty or too long, or there are too many
     */
    static List<String> checked(List<String> names) {
        List<String> tags = names.stream()
                .map(name -> name.strip().replaceAll("\\s+", " "))
                .distinct()
                .toList();
        if (tags.size() > MOST_OF_ONE
                || tags.stream().anyMatch(tag -> tag.isEmpty() || tag.codePointCount(0, tag.length()) > LONGEST)) {
            throw new IllegalArgumentException(
                    "tags: at most " + MOST_OF_ONE + ", each of 1 to " + LONGEST + " characters");
        }
        return tags;
    }
}
